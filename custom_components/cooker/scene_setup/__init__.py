"""How a scene is set up in the UI: its forms, what they mean, and what it comes to in words."""
