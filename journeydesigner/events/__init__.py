"""What customers did, from logs of events: read into one table, counted by stage. Only aggregates leave this room."""
