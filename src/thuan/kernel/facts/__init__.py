"""The fact board: figures that domains publish and others read, instead of each other's tables."""
