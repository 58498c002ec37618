"""From plain text to safe HTML: everything is escaped, phone numbers become one-tap links, and what is read from left
to right stays so within Arabic.

Nothing in a text can become a link, an image or an instruction; links come from fields of records only (cards.py).
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

# A Dutch number as people dial it: 112, 113, 14070, 0800-2000, 070-752 65 43, 088 – 555 1000.
_PHONE = re.compile(r"(?<![\d.,/-])(?:11[23]|14\s?0\d{2,3}|0\d{2,3}[\s–-]{0,3}\d(?:[\s–-]{0,3}\d){3,7})(?![\d-])")
# A run that must be read from left to right within Arabic: digits with what joins them, "€ 2,50", "15:00".
_NUMBER = re.compile(r"(?:€\s?)?\d(?:[\d.,:/–-]*\d)?")
_ARABIC = re.compile("[\u0600-\u06ff]")
# Where a Latin name or phrase inside Arabic may begin, and how far it is looked at; _phrase_end says where it ends.
_LATIN = re.compile("(?:€ ?)?[0-9A-Za-zÀ-ſ][^\u0590-\u06ff\n]{0,300}")
# Marks of our own texts: isolation does their work here.
_MARKS = dict.fromkeys([0x200E, 0x200F])


def escaped(text: str) -> str:
    """Text as HTML, quotes included."""
    return html.escape(text, quote=True)


def dialled(number: str) -> str:
    """What a phone dials: "088 – 555 1000" => "0885551000"."""
    return "".join(c for c in number if c.isdigit() or c == "+")


def inline(text: str) -> str:
    """One line of text as HTML: phone numbers as tel: links, other numbers and Latin runs isolated, all escaped."""
    text = text.translate(_MARKS)
    arabic = bool(_ARABIC.search(text))
    pieces: list[str] = []
    end = 0
    for found in _PHONE.finditer(text):
        pieces += [_isolated(text[end : found.start()], arabic), _tel(found.group())]
        end = found.end()
    return "".join([*pieces, _isolated(text[end:], arabic)])


def label(text: str) -> str:
    """The words on a link or button: numbers and Latin runs isolated, and no link within."""
    text = text.translate(_MARKS)
    return _isolated(text, bool(_ARABIC.search(text)))


def blocks(text: str) -> str:
    """Text with empty lines between paragraphs and "- " before list items, as <p> and <ul>."""
    return "".join(_block(part.splitlines()) for part in re.split(r"\n\s*\n", text.strip()) if part.strip())


def _block(lines: list[str]) -> str:
    said: list[str] = []
    items: list[str] = []
    for line in lines:
        plain = line.lstrip("\u200e\u200f ")
        if plain.startswith("- "):
            items.append(f"<li>{inline(plain[2:])}</li>")
        else:
            said.append(inline(line))
    paragraph = f"<p>{'<br>'.join(said)}</p>" if said else ""
    return paragraph + (f"<ul>{''.join(items)}</ul>" if items else "")


def _tel(number: str) -> str:
    return f'<a class="tel" href="tel:{dialled(number)}"><bdi dir="ltr">{escaped(number)}</bdi></a>'


def _isolated(text: str, arabic: bool) -> str:
    pieces: list[str] = []
    end = 0
    for start, stop in _phrases(text) if arabic else (found.span() for found in _NUMBER.finditer(text)):
        pieces += [escaped(text[end:start]), f'<bdi dir="ltr">{escaped(text[start:stop])}</bdi>']
        end = stop
    return "".join([*pieces, escaped(text[end:])])


def _phrases(text: str) -> Iterator[tuple[int, int]]:
    """Where Latin runs stand in Arabic text, e.g. "Nieuwe sportpleinen (Heeswijkplein, Melis Stokelaan)" as one."""
    found = _LATIN.search(text)
    while found:
        stop = _phrase_end(text, found.start(), found.end())
        yield found.start(), stop
        found = _LATIN.search(text, stop)


def _phrase_end(text: str, start: int, limit: int) -> int:
    """After the last letter, digit or closed bracket; a bracket that was opened before the phrase ends it."""
    stop, depth = start + 1, 0
    for at in range(start, limit):
        if text[at] == "(":
            depth += 1
        elif text[at] == ")":
            depth -= 1
        if depth < 0:
            break
        if depth == 0 and (text[at].isalnum() or text[at] == ")"):
            stop = at + 1
    return stop
