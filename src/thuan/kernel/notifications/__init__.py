"""Telling people: an inbox row in the transaction of the act, an e-mail after it."""
