"""What `profile` and whoever else looks at a file of data share."""
