"""What people do in reporting, one function each, cut by noun."""
