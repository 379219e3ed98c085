"""A list of shares, as councils keep them in spreadsheets, and which agreement covers each."""
