"""What the verbs that translate and put together files share."""
