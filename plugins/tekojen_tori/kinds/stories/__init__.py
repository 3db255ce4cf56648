"""Stories: edited accounts of people behind the work, each in a series."""
