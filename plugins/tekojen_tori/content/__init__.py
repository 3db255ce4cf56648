"""Things as they are: typed models of what people write, with no input or output."""
