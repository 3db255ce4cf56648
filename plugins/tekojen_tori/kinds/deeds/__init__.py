"""The deed: one account of something that a workplace changed.

What contributors are asked follows from the fields of its model: the form, the terminal, the import, the schema.
Related deeds come from a deed's neighbours in the lists it stands in, so the work grows with the number of deeds and
not with its square.
"""
