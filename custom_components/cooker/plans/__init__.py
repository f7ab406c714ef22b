"""Ready at: plans of cooks to come, who holds them, and what a person must do when."""
