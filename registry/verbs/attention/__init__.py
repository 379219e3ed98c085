"""What needs attention: found, counted, decided upon, and tried before it is there."""
