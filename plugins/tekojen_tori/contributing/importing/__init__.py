"""Content out of spreadsheets and old sites: table → mapping of columns → drafts → files and a report."""
