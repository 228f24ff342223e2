"""Duties: what waits for whom, until when; reminders, escalations and the day's digest (F14)."""
