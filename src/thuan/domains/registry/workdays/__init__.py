"""The yearly swaps of working days, kept by DOST administrators."""
