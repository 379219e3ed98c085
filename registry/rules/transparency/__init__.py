"""Rules about what people are told of the use of their data."""
