"""Drawing: HTML that is safe by its type, and the few shapes that every page is made of."""
