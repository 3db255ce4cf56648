"""Open data: everything of the site for other programs, under `/api/v1/`."""
