"""What is kept beside the files themselves, on the machine of who works on them: backups, journals, locks."""
