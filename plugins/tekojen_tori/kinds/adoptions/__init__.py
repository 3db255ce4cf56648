"""Adoptions: who took which deed as a model, each a small file, shown on the model's page and on one of them all."""
