"""What is done with a set of old papers: prepared, tried, confirmed, entered."""
