"""Time that is not sure: readings, intervals, relations and their verdicts."""
