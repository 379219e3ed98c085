"""The words that invented records are made of: topics, items, sentences, places and posts."""
