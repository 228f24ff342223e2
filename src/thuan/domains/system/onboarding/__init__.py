"""Old papers become controlled documents: one list, their files, a trial, a confirmation."""
