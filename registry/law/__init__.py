"""The law as dated data, how it is read and checked, and how a citation is resolved.

`data/` is what a lawyer reads and mends. `python -m registry.law` checks it and puts it together in `law.json`, which
is what the program reads: a command must not read two hundred files to judge one record.
"""
