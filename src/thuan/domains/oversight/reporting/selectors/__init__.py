"""What pages and services read of reporting, cut by noun."""
