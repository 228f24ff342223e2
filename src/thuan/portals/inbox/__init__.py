"""The inbox: what the product told this person, newest first."""
