"""What making a vocabulary and mappings of a file that nobody has described takes, step by step."""
