"""What is handed over, read back."""
