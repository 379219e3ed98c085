"""The law's time limits, one a module: dates and times in, the deadline and how it was worked out."""
