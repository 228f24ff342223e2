"""Measurements of the product against what this machine can do at all; see README.md."""
