"""A made-up kind of content, the challenge (haaste): what a new kind takes, and no more."""
