"""The product clock, Vietnamese working days and deadlines."""
