"""What is asked across organisations."""
