"""What people have written, out of sheets and old sites: table → mapping of columns → drafts → files and a report."""
