"""How a server should serve the site, said once and written as each of the usual hosts reads it."""
