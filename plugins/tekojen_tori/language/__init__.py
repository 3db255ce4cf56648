"""Finnish: alphabetical order, addresses, dates and numbers as a Finnish reader expects them.

This floor imports no other: every other floor may use it.
"""
