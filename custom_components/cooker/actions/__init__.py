"""Our actions: what they take, whom they mean, what they ask, and how each went."""
