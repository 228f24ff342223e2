"""The plan and its evaluation as official documents."""
