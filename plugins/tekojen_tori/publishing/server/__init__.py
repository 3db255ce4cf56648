"""What the site asks of whatever server it is put on: it is plain files, and says for itself how to be served."""
