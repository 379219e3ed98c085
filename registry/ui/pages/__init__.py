"""One page a module: `show` draws it and returns what a screen reader is told of it."""
