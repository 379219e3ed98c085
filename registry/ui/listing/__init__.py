"""A list of records that can be searched and filtered: what its address asks, its filters, its results."""
