"""Report cycles, agency reports and the provincial synthesis."""
