"""What the verb about counterparts is made of."""
