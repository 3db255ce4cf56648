"""Near me, like me: what a municipality's page shows of those near it and of its size."""
