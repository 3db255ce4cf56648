"""What content brings along from where it was before."""
