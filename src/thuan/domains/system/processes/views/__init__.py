"""Pages of processes, instruments and knowledge."""
