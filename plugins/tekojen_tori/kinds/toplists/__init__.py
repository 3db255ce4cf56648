"""TOP lists: an editor's order, a rule, or first the one and then the other.

An editor may list whatever tells of work, a deed by its slug and the rest by folder and name; a rule picks deeds. What
a rule picks out is one pure function, `ranked`: the checker asks it whether a rule finds anything, and the catalogue
what stands on the list and what moved since the last edition.
"""
