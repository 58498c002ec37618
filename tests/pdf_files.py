"""PDF files made for a test: with text, bookmarks, a picture of text, a password."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageDraw
from pypdf import PdfReader, PdfWriter
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader, simpleSplit
from reportlab.pdfgen.canvas import Canvas


def written_pdf(path: Path, pages: Sequence[str], headings: Sequence[str | None] = ()) -> Path:
    """A PDF with one text a page, wrapped at 80 characters or so; "" is a blank page. A heading becomes a bookmark."""
    canvas = Canvas(str(path), pagesize=A4, invariant=1)
    for n, text in enumerate(pages):
        heading = headings[n] if n < len(headings) else None
        if heading is not None:
            canvas.bookmarkPage(f"page{n}")
            canvas.addOutlineEntry(heading, f"page{n}")
        draw_lines(canvas, ([heading] if heading else []) + wrapped(text))
        canvas.showPage()
    canvas.save()
    return path


def wrapped(text: str) -> list[str]:
    """The lines of a text as they fit on a page."""
    return [line for part in text.split("\n") for line in simpleSplit(part, "Helvetica", 11, 400)]


def draw_lines(canvas: Canvas, lines: Sequence[str]) -> None:
    """Write lines from the top of the page."""
    text = canvas.beginText(72, 770)
    text.setFont("Helvetica", 11, 15)
    for line in lines:
        text.textLine(line)
    canvas.drawText(text)


def scanned_pdf(path: Path, pages: int, text_first: str = "") -> Path:
    """A PDF of pictures of text; `text_first` puts a page of real text in front."""
    canvas = Canvas(str(path), pagesize=A4, invariant=1)
    if text_first:
        draw_lines(canvas, [text_first])
        canvas.showPage()
    for _ in range(pages):
        canvas.drawImage(ImageReader(BytesIO(_picture())), 50, 300, 400, 300)
        canvas.showPage()
    canvas.save()
    return path


def _picture() -> bytes:
    image = Image.new("1", (400, 300), 1)
    ImageDraw.Draw(image).text((20, 20), "Dit is een scan van een brief", fill=0)
    held = BytesIO()
    image.save(held, "PNG")
    return held.getvalue()


def locked_pdf(path: Path, source: Path, password: str) -> Path:
    """The same PDF behind a password (RC4, which every reader can handle)."""
    writer = PdfWriter(clone_from=PdfReader(source))
    writer.encrypt(user_password=password, owner_password="eigenaar", algorithm="RC4-128")
    with path.open("wb") as file:
        writer.write(file)
    return path
