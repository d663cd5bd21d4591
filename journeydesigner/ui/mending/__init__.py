"""What is wrong with files, and what they carry, as a person in the window meets it."""
