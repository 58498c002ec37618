"""Web pages: headings, paragraphs, list items and table rows; menus, scripts, forms and hidden parts go."""

from __future__ import annotations

from bs4 import BeautifulSoup, Comment, Tag
from bs4.exceptions import ParserRejectedMarkup

from assistant.corpus.formats.pieces import Document, cut
from assistant.corpus.formats.refusing import refusal
from assistant.corpus.splitting import split_at_headings

_NOT_CONTENT = ["script", "style", "noscript", "template", "nav", "header", "footer", "form", "aside", "svg", "iframe"]
_HEADINGS = ["h1", "h2", "h3", "h4", "h5", "h6"]
_BLOCKS = ["p", "li", "dt", "dd", "div", "section", "article", "table", "ul", "ol", "blockquote", "pre", "figcaption"]


def read_html(data: bytes) -> Document:
    """Read a web page along its headings. Raises DocumentRefused when it can't be parsed."""
    try:
        soup = BeautifulSoup(data, "html.parser")
        _leave_out(soup)
        return Document(None, cut(split_at_headings(_as_markdown(soup))))
    except (RecursionError, ParserRejectedMarkup, AssertionError) as error:
        raise refusal("damaged_html") from error


def _leave_out(soup: BeautifulSoup) -> None:
    # A page's own header and footer are furniture, those inside an article hold its title.
    for tag in soup.find_all(_NOT_CONTENT):
        if tag.name not in {"header", "footer"} or tag.find_parent(["main", "article"]) is None:
            tag.extract()
    for tag in soup.find_all(_is_hidden):
        tag.extract()
    for comment in soup.find_all(string=lambda text: isinstance(text, Comment)):
        comment.extract()
    if soup.head is not None:
        soup.head.extract()


def _is_hidden(tag: Tag) -> bool:
    style = str(tag.get("style") or "").replace(" ", "").casefold()
    return tag.has_attr("hidden") or tag.get("aria-hidden") == "true" or "display:none" in style


def _as_markdown(soup: BeautifulSoup) -> str:
    for tag in soup.find_all("br"):
        tag.replace_with("\n")
    for row in soup.find_all("tr"):
        cells = [" ".join(cell.get_text(" ").split()) for cell in row.find_all(["th", "td"])]
        row.string = "\n" + " | ".join(cell for cell in cells if cell) + "\n"
    for tag in soup.find_all(_HEADINGS):
        title = " ".join(tag.get_text(" ").split())
        tag.string = f"\n\n# {title}\n\n" if title else ""
    for tag in soup.find_all(_BLOCKS):
        tag.insert(0, "\n\n")
        tag.append("\n\n")
    return "\n".join(line.strip() for line in soup.get_text().split("\n"))
