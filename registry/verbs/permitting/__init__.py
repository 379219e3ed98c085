"""What the question “May we share?” is asked and shown with."""
