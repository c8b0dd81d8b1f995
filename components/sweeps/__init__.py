"""Plans: what to ask for, in which order. A single generation is a plan of one cell."""
