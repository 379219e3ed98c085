"""What putting two files together is made of: what is shown, what may tell one thing from another, what is written."""
