"""From an organisation by its agreements to those who get its data, their processors, countries and systems."""
