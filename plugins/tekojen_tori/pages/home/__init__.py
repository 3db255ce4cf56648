"""The home page: what the rooms have to say first, in the middle and last."""
