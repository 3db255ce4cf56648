"""How work spreads: who took whose deed as a model, how far each has come by that, and what leads to what."""
