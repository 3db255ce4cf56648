"""The plain pages of `pages/`, which the engine reads and draws into the same frame: their place in the footer."""
