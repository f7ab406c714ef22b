"""The Cooker local API: wire (the messages), session (one conversation), driver (the line kept up)."""
