"""What Cooker's guesses are worth, measured on recorded and on simulated appliances."""
