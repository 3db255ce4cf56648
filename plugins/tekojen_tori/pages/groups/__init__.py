"""What is grouped: pages of sectors, themes, support, municipalities, organisations, regions and years."""
