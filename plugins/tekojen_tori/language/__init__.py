"""Finnish: alphabetical order, addresses, dates and numbers as a Finnish reader expects them.

This floor imports none but the machine's: every other floor may use it.
"""
