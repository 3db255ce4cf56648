"""The machine that a build runs on: files kept on it, its processes and its locks. Knows nothing of the tori."""
