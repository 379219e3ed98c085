"""Questions across organisations: may we share, how strong is the chain, what would a failure touch, do records agree.

Plain Python over a snapshot of the records, the facts and rules read from them, and the words of every vocabulary.
"""
