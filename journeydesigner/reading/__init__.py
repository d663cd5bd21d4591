"""The child process with limits in which foreign files are opened."""
