"""One agreement as a page shows it, part by part."""
