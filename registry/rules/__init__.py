"""The rules: what the law and good practice ask of records, one rule a module with its text beside it.

`FAMILY/NAME.yaml` is what a lawyer reads, with examples that are tests and documentation at once. `FAMILY/NAME.py` is
one function, `judge(subject)`, that returns exactly one verdict. `python -m registry.rules` checks the texts and puts
them together in `rules.json`, which is what the program reads. Rules never import rules.
"""
