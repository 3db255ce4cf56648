"""The podcast: its page, its episodes with their players, its feed and its cover."""
