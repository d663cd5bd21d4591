"""Earlier versions of the open journey: listed by time, looked at, restored; and the present one kept under a name."""
