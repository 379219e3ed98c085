"""A web page that is complete in itself: it opens without a network, prints, and runs nothing.

Every text that goes into it is escaped on the way. Long pages are made piece by piece.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NewType
from urllib.parse import quote

from registry.wording import _

Html = NewType("Html", str)
"""Text that may stand in a page as it is."""

NOTHING = Html("")

_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
"""What cannot be seen, or turns the direction of the text after it."""


def safe(text: str) -> Html:
    """Text exactly as it was written; what nobody could see is shown as its code."""
    return Html(html.escape(_UNSEEN.sub(lambda found: f"[U+{ord(found[0]):04X}]", text)))


def element(name: str, /, *inside: Html, **attributes: str) -> Html:
    """An element. `class_` is written `class`, and `data_label` is written `data-label`."""
    written = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{safe(value)}"' for key, value in attributes.items() if value
    )
    return Html(f"<{name}{written}>{''.join(inside)}</{name}>")


def link(path: str, text: str, part: str = "") -> Html:
    """A link to another file beside this page, or to a part of it."""
    return element("a", safe(text), href=quote(path) + (f"#{quote(part)}" if part else ""))


def paragraph(text: str, style: str = "") -> Html:
    """A paragraph of plain text."""
    return element("p", safe(text), class_=style)


def prose(text: str) -> Html:
    """A sentence of ours, in which what stands between backticks is something to be found in a file."""
    pieces = text.split("`")
    if not len(pieces) % 2:
        return safe(text)
    return Html("".join(element("code", safe(each)) if at % 2 else safe(each) for at, each in enumerate(pieces)))


def heading(level: int, text: str, anchor: str = "") -> Html:
    """A heading."""
    return element(f"h{level}", safe(text), id=anchor)


def pairs(rows: Iterable[tuple[str, Html]]) -> Html:
    """Names and values. Rows without a value are left out."""
    drawn = [element("div", element("dt", safe(name)), element("dd", value)) for name, value in rows if value]
    return element("dl", *drawn)


def bullets(items: Iterable[Html]) -> Html:
    """A list with bullets."""
    return element("ul", *(element("li", item) for item in items))


def table(caption: str, columns: Sequence[str], rows: Iterable[Sequence[Html]]) -> Iterator[str]:
    """A table whose first column heads its rows; on a narrow screen the rows stack."""
    head = element("tr", *(element("th", safe(column), scope="col") for column in columns))
    named = element("caption", element("span", safe(caption), class_="unseen"))
    yield f"<table>{named}{element('thead', head)}<tbody>\n"
    for row in rows:
        yield element("tr", *_cells(columns, row)) + "\n"
    yield "</tbody></table>\n"


def _cells(columns: Sequence[str], row: Sequence[Html]) -> Iterator[Html]:
    for position, (column, value) in enumerate(zip(columns, row, strict=True)):
        if position:
            yield element("td", value, data_label=column, class_="" if value else "empty")
        else:
            yield element("th", value, scope="row")


def page(title: str, home: str, pages: Sequence[tuple[str, str]], here: str, body: Iterable[str]) -> Iterator[str]:
    """The page. `pages` are those of the same set, path and name, with `home` what leads to them from this one."""
    yield "<!doctype html>\n"
    yield '<html lang="en-GB"><head><meta charset="utf-8">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    # Nothing is fetched and nothing is run, whatever the texts in it say.
    policy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
    yield f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
    yield '<meta name="referrer" content="no-referrer"><meta name="robots" content="noindex">'
    yield f"{element('title', safe(title))}<style>{_STYLE}</style></head><body>\n"
    yield element("a", safe(_("Skip to the contents")), class_="skip", href="#main")
    links = [_to(home, path, name, path == here) for path, name in pages]
    yield element("nav", element("ul", *links), aria_label=_("Evidence pack")) + "\n"
    yield f'<main id="main" tabindex="-1">{element("h1", safe(title))}\n'
    yield from body
    yield "</main></body></html>\n"


def _to(home: str, path: str, name: str, is_here: bool) -> Html:
    drawn = element("a", safe(name), href=home + quote(path), aria_current="page" if is_here else "")
    return element("li", drawn)


_STYLE = """
:root{color-scheme:light}
*{box-sizing:border-box}
body{margin:0;font:1rem/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;
color:#0b0c0c;background:#fff;overflow-wrap:break-word}
main,nav ul{max-width:75rem;margin:0 auto;padding:0 1rem}
main{padding-bottom:4rem}
main:focus{outline:none}
a{color:#1a65a6}
a:focus-visible,summary:focus-visible{outline:3px solid #fd0;box-shadow:0 0 0 5px #0b0c0c}
.skip{position:absolute;left:-999rem}.skip:focus{left:1rem;top:.5rem;background:#fff;padding:.5rem}
nav{border-bottom:4px solid #1d70b8;background:#f3f2f1}
nav ul{list-style:none;display:flex;flex-wrap:wrap;gap:.25rem 1.25rem;padding-top:.75rem;padding-bottom:.75rem}
nav [aria-current]{font-weight:700;color:#0b0c0c;text-decoration:none}
h1{font-size:2rem;line-height:1.2;margin:1.5rem 0 .75rem}
h2{font-size:1.5rem;line-height:1.25;margin:2.25rem 0 .5rem}
h3{font-size:1.15rem;margin:1.5rem 0 .5rem}
p,ul,dl{max-width:46rem}
.lead{font-size:1.2rem}
.quiet,.key{color:#505a5f}
.key,code{overflow-wrap:anywhere}
td .key{min-width:12em}
.key,code,pre{font-family:ui-monospace,"Cascadia Mono","DejaVu Sans Mono",Consolas,monospace;font-size:.875rem}
.note{border-left:5px solid #1d70b8;padding:.25rem 1rem;margin:1rem 0;max-width:46rem}
.note p{margin:.5rem 0}
dl div{display:grid;grid-template-columns:14rem 1fr;gap:1rem;border-bottom:1px solid #b1b4b6;padding:.4rem 0}
dt{font-weight:700}dd{margin:0}
table{border-collapse:collapse;width:100%;margin:1rem 0}
.unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
th,td{text-align:left;vertical-align:top;padding:.5rem .75rem .5rem 0;border-bottom:1px solid #b1b4b6}
thead th{border-bottom:2px solid #0b0c0c}
tbody th{font-weight:400}
.tag{display:inline-block;white-space:nowrap;padding:0 .4rem;font-weight:700;background:#eeefef;color:#383f43}
.tag-green{background:#cce2d8;color:#005a30}.tag-red{background:#f6d7d2;color:#942514}
.tag-orange{background:#fcd6c3;color:#6e3619}.tag-yellow{background:#fff7bf;color:#594d00}
.tag-blue{background:#d2e2f1;color:#144e81}
ol.lines{counter-reset:none;padding-left:3.5rem;background:#f3f2f1;margin:1rem 0;max-width:none}
ol.lines li{padding-left:.5rem;white-space:pre-wrap;color:#505a5f}
ol.lines li code{color:#0b0c0c}
ol.lines li:target{background:#fff7bf}
@media (max-width:40rem){
h1{font-size:1.6rem}
dl div{grid-template-columns:1fr;gap:0}
thead{position:absolute;left:-999rem}
tr{display:block;border-bottom:2px solid #0b0c0c;padding:.5rem 0}
th,td{display:block;border:0;padding:.15rem 0}
td.empty{display:none}
td[data-label]::before{content:attr(data-label) ": ";font-weight:700}
tbody th{font-weight:700}
td .key{min-width:0}
}
@media print{
nav,.skip{display:none}
main{max-width:none;padding:0}
body{font-size:10pt}
h1{font-size:18pt}h2{font-size:14pt}h3{font-size:11pt}
h1,h2,h3{break-after:avoid}
tr,dl div{break-inside:avoid}
thead{display:table-header-group}
td .key{min-width:9em}
a{color:inherit}
}
@page{margin:15mm}
"""
