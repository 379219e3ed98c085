"""How much of the words is mapped, worked out once a day for as long as no record changes."""
