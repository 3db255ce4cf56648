"""The statistics: counted once, shown as words, tables and charts, in CSV files and by `tori stats`."""
