"""Cooker from the outside: a guest that starts the real things and uses them as a person would."""
