"""Numbers from a file: a log of events, answers or KPI values looked at, matched with the map, counted and entered."""
