"""Scenes that think: arrive home, leave home, hands busy, ready every day, when."""
