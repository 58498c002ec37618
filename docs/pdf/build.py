"""Build the PDF of a document record from the record's own text, so that both always say the same.

    python docs/pdf/build.py corpus/documents/kinderwerk-den-haag-gesprek.md

The text below the front matter becomes the PDF that the front matter names, beside it: A4, a bookmark per heading, the
source on every page. The output is the same on every machine (reportlab's `invariant`), so an unchanged text gives an
unchanged file. It uses the PDF's built-in fonts: Latin letters only.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from xml.sax.saxutils import escape

from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from assistant.corpus.records import read_record  # noqa: E402
from assistant.domain import Source  # noqa: E402

INK = HexColor("#1c1c1c")
ACCENT = HexColor("#0b5d3b")
TITLE = ParagraphStyle("title", fontName="Helvetica-Bold", fontSize=24, leading=30, textColor=ACCENT, spaceAfter=8 * mm)
HEADING = ParagraphStyle(
    "heading", fontName="Helvetica-Bold", fontSize=16, leading=21, textColor=ACCENT,
    spaceBefore=8 * mm, spaceAfter=3 * mm, keepWithNext=True,
)  # fmt: skip
TEXT = ParagraphStyle("text", fontName="Helvetica", fontSize=12.5, leading=19, textColor=INK, spaceAfter=3.5 * mm)
# Small enough for a long address to stay on one line: a broken one can't be copied.
LINK = ParagraphStyle("link", parent=TEXT, fontSize=10.5)
_HEADING_LINE = re.compile(r"(#{1,2}) (.+)")


class Heading(Paragraph):  # type: ignore[misc]  # reportlab has no types
    """A heading with a bookmark of its own in the outline."""

    def __init__(self, title: str, style: ParagraphStyle, number: int) -> None:
        super().__init__(escape(title), style)
        self.title = title
        self.number = number

    def draw(self) -> None:
        key = f"part{self.number}"
        self.canv.bookmarkHorizontal(key, 0, self.height)
        self.canv.addOutlineEntry(self.title, key, level=0)
        super().draw()


def build(record: Path) -> Path:
    """Write the PDF of a record and return its path."""
    source = _read(record)
    target = record.parent / str(source.document)
    template = SimpleDocTemplate(
        str(target), pagesize=A4, leftMargin=28 * mm, rightMargin=28 * mm, topMargin=26 * mm, bottomMargin=26 * mm,
        title=source.title, author="Kinderwerkwijzer", subject=source.source_title or "", lang="nl", invariant=1,
    )  # fmt: skip
    footer = _footer()
    template.build(list(_flowables(source.body)), onFirstPage=footer, onLaterPages=footer)
    return target


def _read(record: Path) -> Source:
    problems: list[object] = []
    found = read_record(f"documents/{record.name}", record.read_text("utf-8"), problems)  # type: ignore[arg-type]
    if found is None or problems or not found.source.document:
        raise SystemExit("\n".join(str(problem) for problem in problems) or f"{record} names no document.")
    return found.source


def _flowables(body: str) -> Iterator[Flowable]:
    for number, block in enumerate(body.split("\n\n")):
        match = _HEADING_LINE.fullmatch(block.strip())
        if match is not None:
            yield Heading(match.group(2), TITLE if match.group(1) == "#" else HEADING, number)
        else:
            yield Paragraph(escape(block), LINK if block.startswith("https://") else TEXT)


def _footer() -> Callable[[Canvas, SimpleDocTemplate], None]:
    def draw(canvas: Canvas, template: SimpleDocTemplate) -> None:
        canvas.setFont("Helvetica", 9)
        canvas.setFillColor(INK)
        canvas.drawString(28 * mm, 15 * mm, "Samenvatting door het project Kinderwerkwijzer")
        canvas.drawRightString(A4[0] - 28 * mm, 15 * mm, f"Bladzijde {template.page}")

    return draw


if __name__ == "__main__":
    for name in sys.argv[1:]:
        print(build(Path(name)))
