"""What was not saved when the program ended: kept while one works, offered afterwards, brought back."""
