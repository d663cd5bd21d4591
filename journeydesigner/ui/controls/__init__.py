"""Small controls that the window is made of. They know no document."""
