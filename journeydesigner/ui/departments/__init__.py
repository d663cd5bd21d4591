"""One department's journey and its numbers, looked at and handed over."""
