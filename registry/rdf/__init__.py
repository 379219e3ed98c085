"""Vocabularies and mappings as RDF: derived from the records, never the other way about, and the same to the byte.

The only home of the libraries that read and write RDF.
"""
