"""For those who run an installation: setting up, health, counting what there is."""
