"""Rules about the rights people have over their data, and about their complaints."""
