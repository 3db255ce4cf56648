"""The schemas of what people write, at the site's own address."""
