"""Everything that was read, kept so that it need not be read again: disposable, and never anybody's record."""
