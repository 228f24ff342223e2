"""Report cycles, annual reports of agencies, and the provincial synthesis (qms.md 3.18, 3.19)."""
