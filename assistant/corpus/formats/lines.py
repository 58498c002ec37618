"""The lines of a PDF page made into paragraphs: repeated headers and footers go, wrapped lines are joined."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

# A line this much shorter than the page's widest ends its paragraph; one that ends a sentence does so sooner.
_FULL_LINE = 0.72
_FULL_SENTENCE = 0.9
_FIGURES = re.compile(r"\d+")
_NEW_ITEM = re.compile(r"[•▪●◦·*–—-] ?|\d{1,3}[.)] |[a-z][.)] ")
_JOINING = ("en ", "of ", "tot ", "en/of ")
# A header or footer stands on most pages; two edge lines at either side are looked at.
_EDGE = 2
_MIN_PAGES = 3
_MIN_SHARE = 0.6


def without_furniture(texts: Mapping[int, str]) -> dict[int, str]:
    """Page texts without the lines that stand at the edge of most pages (running titles, page numbers)."""
    if len(texts) < _MIN_PAGES:
        return dict(texts)
    counts = Counter(key for text in texts.values() for key in {_key(line) for line in _edges(text)})
    repeated = {key for key, count in counts.items() if count >= _MIN_SHARE * len(texts)}
    return {page: _without(text, repeated) for page, text in texts.items()}


def _edges(text: str) -> list[str]:
    lines = [line for line in text.split("\n") if line]
    return lines[:_EDGE] + lines[-_EDGE:]


def _key(line: str) -> str:
    return _FIGURES.sub("0", line.casefold())


def _without(text: str, repeated: set[str]) -> str:
    edges = {line for line in _edges(text) if _key(line) in repeated}
    kept = "\n".join(line for line in text.split("\n") if line not in edges)
    return kept if kept.strip() else text  # a page with nothing else: these lines are its text


def unwrapped(text: str, titles: Sequence[str] = ()) -> str:
    """Lines of one paragraph joined into one; titles, list items and table rows keep their own line."""
    alone = {_flat(title) for title in titles}
    lines = _with_whole_titles(text.split("\n"), alone)
    widest = max((len(line) for line in lines if _flat(line) not in alone), default=0)
    joined: list[str] = []
    goes_on = False
    for line in lines:
        if goes_on and line and not _NEW_ITEM.match(line) and _flat(line) not in alone:
            joined[-1] = _join(joined[-1], line)
        else:
            joined.append(line)
        goes_on = " " in line and _flat(line) not in alone and len(line) >= _share(line) * widest
    return "\n".join(joined)


def _share(line: str) -> float:
    return _FULL_SENTENCE if line.endswith((".", "!", "?", ":")) else _FULL_LINE


def _with_whole_titles(lines: list[str], titles: set[str]) -> list[str]:
    """The lines with a title that was wrapped over two lines put together again."""
    whole: list[str] = []
    for line in lines:
        if whole and line and _flat(whole[-1]) not in titles and _flat(whole[-1] + line) in titles:
            whole[-1] = f"{whole[-1]} {line}"
        else:
            whole.append(line)
    return whole


def _join(before: str, after: str) -> str:
    # "kinder-" + "werk" => "kinderwerk", but "sport-" + "en spel" => "sport- en spel"
    broken = len(before) > 1 and before[-1] == "-" and before[-2].isalpha() and after[0].islower()
    return before[:-1] + after if broken and not after.startswith(_JOINING) else f"{before} {after}"


def split_at_titles(text: str, titles: Sequence[str], heading: str | None) -> list[tuple[str | None, str]]:
    """Sections of a page: `heading` goes on until a line that is one of the titles.

    A title without text below it is left out, unless it stands last: the next page's text belongs to it.
    """
    wanted = {_flat(title): title for title in titles}
    sections: list[tuple[str | None, list[str]]] = [(heading, [])]
    for line in text.split("\n"):
        title = wanted.get(_flat(line)) if line else None
        if title is not None:
            sections.append((title, []))
        else:
            sections[-1][1].append(line)
    whole = [(title, "\n".join(lines).strip()) for title, lines in sections]
    return [(title, part) for n, (title, part) in enumerate(whole) if part or n == len(whole) - 1]


def _flat(line: str) -> str:
    return "".join(line.casefold().split())
