"""What a paper for the information governance board says."""
