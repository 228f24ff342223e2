"""Pages of taking old papers over."""
