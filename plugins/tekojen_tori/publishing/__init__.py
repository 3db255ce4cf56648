"""One module for each thing published: from a Catalogue to the pages and files of the site."""
