"""Word lists of the guard: names, ordinary words, places, cues. Plain text, to be extended by anyone."""
