"""Programs: built-in ones and the household's own, where they are kept, and how they are told."""
