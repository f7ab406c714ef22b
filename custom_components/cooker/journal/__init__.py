"""What was cooked and how it was."""
