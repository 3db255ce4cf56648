"""`python -m tekojen_tori`: the `tori` command."""

from tekojen_tori.cli import main

main()
