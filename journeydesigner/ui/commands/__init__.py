"""What can be done in the main window: one module for each subject, whose ``actions(window)`` are found by looking."""
