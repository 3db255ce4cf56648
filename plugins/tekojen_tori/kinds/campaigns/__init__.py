"""Campaigns and galas: which deeds count in them, where they stand, their awards and certificates.

A campaign says itself which deeds count in it. Certificates are made only by `tori certificates`, which hands the facts
of an award to a Typst template.
"""
