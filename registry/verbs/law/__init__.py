"""Questions about the law that comes with Muniment."""
