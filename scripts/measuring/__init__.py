"""What `scripts/search_eval` and `scripts/bench` measure, each the published thing in a real browser."""
