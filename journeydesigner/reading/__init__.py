"""Where files of others are opened: a child process with limits on time and memory. Its answer is plain data."""
