"""Everything that the rules say of one record, passes included."""
