"""What is grouped: pages of sectors, themes, municipalities, organisations, regions and years."""
