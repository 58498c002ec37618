"""Themes (thema's): needs and subjects with their lay words in six languages, from themes.toml.

[[theme]]
id = "rouw"
label = {nl = "Rouw en verlies", en = "Grief and loss"}
words = {nl = ["opa overleden", "verdriet"], en = ["grief"]}
"""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

from assistant.domain import Language, Theme
from assistant.errors import CorpusProblem

FILE = "themes.toml"
_HINT = "Give every [[theme]] an id, a label for each language and words for each language."


def read_themes(corpus: Path, problems: list[CorpusProblem]) -> tuple[Theme, ...]:
    """The themes in the order of the file; problems are added to the list."""
    path = corpus / FILE
    if not path.is_file():
        problems.append(CorpusProblem(FILE, None, None, "There are no themes.", f"Put a {FILE} in the corpus folder."))
        return ()
    try:
        tables = tomllib.loads(path.read_text("utf-8")).get("theme", [])
        themes = tuple(_theme(table) for table in tables)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        problems.append(CorpusProblem(FILE, None, None, f"This is not valid TOML: {error}.", "Mend that line."))
        return ()
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        problems.append(
            CorpusProblem(FILE, None, None, f"A theme can't be read: {type(error).__name__} {error}.", _HINT)
        )
        return ()
    _report(themes, problems)
    return themes


def _theme(table: Mapping[str, Mapping[str, object]]) -> Theme:
    label = {Language(code): str(text) for code, text in table["label"].items()}
    words = {Language(code): _words(listed) for code, listed in table["words"].items()}
    return Theme(str(table["id"]), label, words)


def _words(listed: object) -> tuple[str, ...]:
    if not isinstance(listed, list):
        raise TypeError(f"a list of words was expected, not {listed!r:.60}")
    return tuple(str(word) for word in listed)


def _report(themes: tuple[Theme, ...], problems: list[CorpusProblem]) -> None:
    for name, count in Counter(theme.id for theme in themes).items():
        if count > 1:
            problems.append(CorpusProblem(FILE, None, name, "This theme stands here more than once.", "Keep one."))
    for theme in themes:
        missing = [language.value for language in Language if not theme.label.get(language)]
        if missing:
            problem = f"The label misses the languages {', '.join(missing)}."
            problems.append(CorpusProblem(FILE, None, theme.id, problem, "Add them."))
