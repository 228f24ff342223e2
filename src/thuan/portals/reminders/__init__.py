"""Keeping the reminder rules, and the e-mails that could not be delivered."""
