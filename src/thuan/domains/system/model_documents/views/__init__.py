"""Pages of model documents."""
