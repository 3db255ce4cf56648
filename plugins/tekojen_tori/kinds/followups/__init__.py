"""Follow-ups: whether a deed or an adoption still lives, each a small file, shown on the deed's page and its card."""
