"""What the `tori` command can do, a module for each thing."""
