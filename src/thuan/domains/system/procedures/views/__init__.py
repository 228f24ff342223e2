"""Pages of internal procedures."""
