"""Pages of legal bases and of the work that changed law brings."""
