"""Further documents of a period, from the same figures and the same text as the consolidated report."""
