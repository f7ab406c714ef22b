"""Talks to cookers on the home network."""
