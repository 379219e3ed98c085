"""A paper as a Word document that people can work with: real headings, lists and tables, page numbers, in English.

It is made so that a screen reader can read it: headings in order, a title and a language, the first row of each table
marked as its headings and repeated on each page, a caption above each table and as its description.
"""

from __future__ import annotations

import io
import zipfile
from datetime import date, datetime

from docx import Document
from docx.document import Document as Whole
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.table import _Cell
from docx.text.paragraph import Paragraph as Written

from registry.exchange.junit import clean
from registry.exchange.paper import Block, Bullets, Paper, Paragraph, Table, numbered
from registry.values import Any
from registry.wording import _

_BLUE, _GREY = RGBColor(0x14, 0x4E, 0x81), RGBColor(0x50, 0x5A, 0x5F)
_HEAD, _LINES = "144E81", "B1B4B6"
_ACROSS = 17.0
"""Centimetres between the margins of an A4 page."""
_ZIP_BEGINS = (1980, 1, 1, 0, 0, 0)


def render(paper: Paper) -> bytes:
    """The document. The same paper gives the same bytes."""
    document = Document()
    _page(document, paper)
    _styles(document)
    document.add_paragraph(clean(paper.title), style="Title")
    _under(document, paper)
    for number, part in numbered(paper.parts):
        heading = document.add_heading(clean(f"{number}. {part.title}"), level=part.level)
        heading.paragraph_format.page_break_before = part.apart
        for block in part.blocks:
            _block(document, block)
    out = io.BytesIO()
    document.save(out)
    return _dated_alike(out.getvalue())


def _page(document: Whole, paper: Paper) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2)
    section.top_margin = section.bottom_margin = Cm(2)
    own = document.core_properties
    made_on = datetime.combine(date.fromisoformat(paper.as_of), datetime.min.time())
    own.title, own.subject = clean(paper.title)[:255], clean(paper.organisation)[:255]
    own.author, own.language = "Muniment", "en-GB"
    own.created = own.modified = made_on
    own.comments = own.keywords = own.last_modified_by = ""
    own.revision = 1
    foot = section.footer.paragraphs[0]
    foot.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    foot.add_run(clean(f"{paper.organisation}  ·  ") + _("Page") + " ")
    _field(foot, "PAGE")
    foot.add_run(" " + _("of") + " ")
    _field(foot, "NUMPAGES")


def _field(paragraph: Written, code: str) -> None:
    """Something that Word works out, such as the number of the page."""
    run = paragraph.add_run()
    for kind, text in (("begin", ""), ("", code), ("separate", ""), ("text", "1"), ("end", "")):
        if kind == "text":
            made = OxmlElement("w:t")
            made.text = text
        elif kind:
            made = OxmlElement("w:fldChar")
            made.set(qn("w:fldCharType"), kind)
        else:
            made = OxmlElement("w:instrText")
            made.set(qn("xml:space"), "preserve")
            made.text = text
        run._r.append(made)


def _styles(document: Whole) -> None:
    _style(document, "Normal", 10.5, after=6)
    _style(document, "Title", 22, _BLUE, bold=True, after=4)
    _style(document, "Heading 1", 15, _BLUE, bold=True, before=16, after=6)
    _style(document, "Heading 2", 12, _BLUE, bold=True, before=12, after=4)
    _style(document, "Caption", 9.5, _GREY, bold=True, before=6, after=3)
    _style(document, "List Bullet", 10.5, after=3)
    _style(document, "List Number", 10.5, after=3)
    _style(document, "Footer", 8.5, _GREY)
    quiet = document.styles.add_style("Note", 1)
    quiet.base_style = document.styles["Normal"]
    _style(document, "Note", 9.5, _GREY, after=6)
    cell = document.styles.add_style("Table text", 1)
    cell.base_style = document.styles["Normal"]
    _style(document, "Table text", 9, after=1)
    for name in ("Heading 1", "Heading 2", "Caption"):
        document.styles[name].paragraph_format.keep_with_next = True
    # The rule that Word draws under a title says nothing.
    for line in document.styles["Title"].element.findall(f".//{qn('w:pBdr')}"):
        line.getparent().remove(line)


def _style(
    document: Whole, name: str, size: float, colour: RGBColor | None = None, *,
    bold: bool = False, before: float = 0, after: float = 0,
) -> None:  # fmt: skip
    style: Any = document.styles[name]
    assert isinstance(style, ParagraphStyle)
    style.font.name, style.font.size, style.font.bold, style.font.italic = "Arial", Pt(size), bold, False
    if colour is not None:
        style.font.color.rgb = colour
    style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)
    look = style.element.get_or_add_rPr()
    # A style of the theme's would win over the name.
    letters = look.find(qn("w:rFonts"))
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        letters.attrib.pop(qn(f"w:{theme}"), None)
    for script in ("cs", "eastAsia"):
        letters.set(qn(f"w:{script}"), "Arial")
    language = look.find(qn("w:lang"))
    if language is None:
        language = OxmlElement("w:lang")
        look.append(language)
    language.set(qn("w:val"), "en-GB")


def _under(document: Whole, paper: Paper) -> None:
    for name, value in paper.under:
        line = document.add_paragraph()
        line.paragraph_format.space_after = Pt(2)
        line.add_run(clean(f"{name}: ")).bold = True
        line.add_run(clean(value))


def _block(document: Whole, block: Block) -> None:
    if isinstance(block, Paragraph):
        document.add_paragraph(clean(block.text), style="Note" if block.quiet else "Normal")
    elif isinstance(block, Bullets):
        for at, item in enumerate(block.items, start=1):
            # Word counts every numbered list of a document on from the last: so the numbers are written out.
            said = f"{at}.\t{item}" if block.numbered else item
            line = document.add_paragraph(clean(said), style="Normal" if block.numbered else "List Bullet")
            if block.numbered:
                line.paragraph_format.left_indent, line.paragraph_format.first_line_indent = Cm(0.8), Cm(-0.8)
    else:
        _table(document, block)


def _table(document: Whole, block: Table) -> None:
    document.add_paragraph(clean(block.caption), style="Caption")
    table = document.add_table(rows=1 + len(block.rows), cols=len(block.heads))
    table.style, table.alignment, table.autofit = document.styles["Table Grid"], WD_TABLE_ALIGNMENT.LEFT, False
    _described(table, clean(block.caption))
    widths = [Cm(_ACROSS * share / sum(block.widths)) for share in block.widths]
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    rows = list(table.rows)
    _repeated(rows[0])
    # The cells of a row, and the style of what they say, are each looked for once: python-docx goes through the whole
    # row, and through every style there is, each time that it is asked.
    cells = [row.cells for row in rows]
    style = document.styles["Table text"].style_id
    for at, (row, own, said) in enumerate(zip(rows, cells, (block.heads, *block.rows), strict=True)):
        _whole(row)
        for place, (cell, text) in enumerate(zip(own, said, strict=True)):
            cell.width = widths[place]
            is_sum = block.is_summed and at == len(block.rows)
            strong = len(text) if is_sum else 1 if place in block.leads else 0
            _say(cell, text, style, is_head=at == 0, strong=strong, is_number=place in block.numbers)
    # A short table of numbers is read as one; of a long one the headings at least stay with what they head.
    together = cells[:-1] if block.is_summed else cells[:1]
    for own in together:
        for cell in own:
            for line in cell.paragraphs:
                line.paragraph_format.keep_with_next = True
    space = document.add_paragraph()
    space.paragraph_format.space_after = Pt(2)


def _say(cell: _Cell, text: str, style: str, *, is_head: bool, strong: int, is_number: bool) -> None:
    """Write a cell in a style, by its id; its first lines, as many as `strong` says, in bold."""
    for at, line in enumerate(clean(text).split("\n")):
        paragraph = cell.paragraphs[0] if at == 0 else cell.add_paragraph()
        paragraph._p.style = style
        run = paragraph.add_run(line)
        run.bold = is_head or at < strong
        if is_head:
            run.font.color.rgb = RGBColor(0xFF, 0xFF, 0xFF)
        if is_number:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    if is_head:
        shade = OxmlElement("w:shd")
        for name, value in (("val", "clear"), ("color", "auto"), ("fill", _HEAD)):
            shade.set(qn(f"w:{name}"), value)
        cell._tc.get_or_add_tcPr().append(shade)


def _described(table: Any, caption: str) -> None:
    """What a screen reader says of the table, and that its first row is its headings."""
    own = table._tbl.tblPr
    look = own.find(qn("w:tblLook"))
    if look is not None:
        own.remove(look)
    look = OxmlElement("w:tblLook")
    for name, value in (("val", "0020"), ("firstRow", "1"), ("lastRow", "0"), ("firstColumn", "0"),
                        ("lastColumn", "0"), ("noHBand", "1"), ("noVBand", "1")):  # fmt: skip
        look.set(qn(f"w:{name}"), value)
    own.append(_lined())
    own.append(_framed())
    own.append(look)
    for name in ("tblCaption", "tblDescription"):
        said = OxmlElement(f"w:{name}")
        said.set(qn("w:val"), caption)
        own.append(said)


def _lined() -> Any:
    """Thin grey lines: what is in the cells is what people read."""
    lines = OxmlElement("w:tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        line = OxmlElement(f"w:{side}")
        for name, value in (("val", "single"), ("sz", "4"), ("space", "0"), ("color", _LINES)):
            line.set(qn(f"w:{name}"), value)
        lines.append(line)
    return lines


def _framed() -> Any:
    """Room between what a cell says and its lines."""
    room = OxmlElement("w:tblCellMar")
    for side, width in (("top", 50), ("left", 90), ("bottom", 50), ("right", 90)):
        edge = OxmlElement(f"w:{side}")
        edge.set(qn("w:w"), str(width))
        edge.set(qn("w:type"), "dxa")
        room.append(edge)
    return room


def _repeated(row: Any) -> None:
    """Mark a row as headings, which every page of the table repeats."""
    mark = OxmlElement("w:tblHeader")
    mark.set(qn("w:val"), "true")
    row._tr.get_or_add_trPr().append(mark)


def _whole(row: Any) -> None:
    """Keep a row on one page."""
    mark = OxmlElement("w:cantSplit")
    mark.set(qn("w:val"), "true")
    row._tr.get_or_add_trPr().insert(0, mark)


def _dated_alike(made: bytes) -> bytes:
    """The same file, without the moment at which it was made."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(made)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            entry = zipfile.ZipInfo(name, _ZIP_BEGINS)
            entry.compress_type, entry.create_system = zipfile.ZIP_DEFLATED, 3
            new.writestr(entry, old.read(name))
    return out.getvalue()
