"""What is found wrong in things of any kind: fields, names, links and pictures."""
