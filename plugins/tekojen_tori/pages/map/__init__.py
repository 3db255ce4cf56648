"""The map, drawn when the site is built, of the country, of each region and group of deeds, and of a deed's spread.

`projection` puts degrees on the plane, `view` chooses what part of the country is seen, `drawing` and `names` say what
is drawn where. The scripts only narrow and enlarge what is already there. `scripts/make_outline` makes the outline.
"""
