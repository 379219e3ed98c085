"""The principles of Article 5: only what is needed, kept right, fairly, and shown to be."""
