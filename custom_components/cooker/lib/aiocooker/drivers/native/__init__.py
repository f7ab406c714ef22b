"""The Cooker local API: wire (messages), session (one conversation), line, driver."""
