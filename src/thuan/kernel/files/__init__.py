"""Files: kept by their content, judged before they are kept, given out behind a gate (F16)."""
