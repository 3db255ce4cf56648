"""The calendar `/tapahtumat.ics`: whatever rooms have that has a day."""
