"""The form in which a deed is told, and the one that invites somebody to tell.

It is drawn from the questions that the model gives rise to, and what the checker would say of each answer is taken from
the checker when the site is built. The scripts write the same file as `contributing/deed_file.py` does; a
property-based test holds the two together. What is typed is not Markdown: it is shown as it was typed.
"""
