"""What goes into an evidence pack, and how it is put together."""
