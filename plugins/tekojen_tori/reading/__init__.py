"""From files to things, and Problems that say file, line, what is wrong and what was probably meant."""
