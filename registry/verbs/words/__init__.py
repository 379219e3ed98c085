"""What words mean to whom: looking up, resolving from one organisation's words to another's, and what is wrong."""
