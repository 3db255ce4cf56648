"""What people call things, and what is meant by it: municipalities, organisations, sectors, themes and fields."""
