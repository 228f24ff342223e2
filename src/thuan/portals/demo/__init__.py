"""The fictional province of Thuận Hòa: a script of dated acts that builds a demonstration."""
