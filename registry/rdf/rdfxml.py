"""RDF/XML, for the programs that read no other: a description for each subject."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from xml.sax.saxutils import escape, quoteattr

from registry.rdf.prefixes import PREFIXES, short, split
from registry.rdf.triples import Block, is_node, parts

_NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def document(blocks: Iterable[Block]) -> Iterator[str]:
    """One graph. What XML cannot hold is replaced by the sign for that."""
    spaces = "".join(f"\n    xmlns:{prefix}={quoteattr(space)}" for prefix, space in sorted(PREFIXES.items()))
    yield f'<?xml version="1.0" encoding="UTF-8"?>\n<rdf:RDF{spaces}>\n'
    for subject, said in blocks:
        yield f"  <rdf:Description rdf:about={quoteattr(subject[1:-1])}>\n"
        for predicate, value in said:
            yield f"    {_element(predicate, value)}\n"
        yield "  </rdf:Description>\n"
    yield "</rdf:RDF>\n"


def _element(predicate: str, value: str) -> str:
    name, space = short(predicate), ""
    if name == predicate:
        namespace, local = split(predicate)
        name, space = f"own:{local}", f" xmlns:own={quoteattr(namespace)}"
    if is_node(value):
        return f"<{name}{space} rdf:resource={quoteattr(value[1:-1])}/>"
    said, language, datatype = parts(value)
    kind = f" xml:lang={quoteattr(language)}" if language else ""
    kind += f" rdf:datatype={quoteattr(datatype)}" if datatype else ""
    text = escape(_NOT_IN_XML.sub("\ufffd", said), {"\r": "&#13;"})
    return f"<{name}{space}{kind}>{text}</{name}>"
