"""Muniment: a registry of information-sharing agreements and data-governance records.

Files are parsed into documents; documents that fit their schema become records; records are linked to each other and
to the law; rules judge them into verdicts; every view is drawn from records and verdicts, through an index that can be
thrown away. Each room of this package is one of those steps; CONTRIBUTING.md lists them from bottom to top.
"""

__version__ = "0.1.0"
