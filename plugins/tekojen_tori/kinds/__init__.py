"""A room for each kind of content that people write: its model, its checks, its pages, its open data."""
