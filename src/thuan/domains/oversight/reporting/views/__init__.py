"""Pages of reporting, cut by noun."""
