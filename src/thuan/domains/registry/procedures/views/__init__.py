"""Pages of the register of administrative procedures."""
