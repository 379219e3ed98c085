"""The rules about deciding to live with a finding for a time."""
