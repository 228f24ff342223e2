"""Pages of the provincial plan."""
