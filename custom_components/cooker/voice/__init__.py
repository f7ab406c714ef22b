"""Cooking by voice: what Assist hears is understood, done through the same gates, and answered."""
