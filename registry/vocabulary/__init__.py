"""What words mean to whom: vocabularies, mappings between them through an integration model, and what follows.

Plain Python over a `Lexicon`, which is the vocabularies and mappings of a federation, held in memory or in the index.
"""
