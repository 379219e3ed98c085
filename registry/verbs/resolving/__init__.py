"""What an answer about words between organisations is made of, and how it is put in words."""
