"""Feeds of what is new, in three formats, of the whole and of each group.

An item is made once for each format, however many feeds it stands in. Its id is the first address that the thing ever
had, the oldest of its `aliases`. When it was published and changed comes from the repository's history; a deed's own
date is when it was done.
"""
