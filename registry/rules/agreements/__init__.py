"""The agreement itself: signing, dates, parents and terms."""
