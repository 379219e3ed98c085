"""One process that serves the pages, and has a place for the API. Nothing reaches either except through here."""
