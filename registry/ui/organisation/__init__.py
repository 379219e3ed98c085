"""One organisation as its page shows it: at the centre of its partners, and all that is recorded of it."""
