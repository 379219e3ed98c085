"""The reviews page: reviews and last days as a calendar, as a timeline and as a list."""
