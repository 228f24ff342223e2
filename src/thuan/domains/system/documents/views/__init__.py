"""Pages of controlled documents."""
