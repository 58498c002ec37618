"""What people read: texts in six languages, from the TOML files in texts/.

One file a subject, one table a text, one string a language:

    [send]
    nl = "Verstuur"
    en = "Send"

A placeholder is a name in braces, "{place}". A text that misses a language is an error, never silently Dutch.
"""

from __future__ import annotations

import string
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

from assistant.domain import Language
from assistant.errors import WordingError

FOLDER = Path(__file__).resolve().parent / "texts"

Texts = Mapping[str, Mapping[Language, str]]


@cache
def texts(name: str, folder: Path = FOLDER) -> Texts:
    """All texts of `texts/<name>.toml`: key -> language -> text. Read once.

    Raises WordingError when the file is missing, is no TOML, or has anything but tables of strings per language.
    """
    path = folder / f"{name}.toml"
    try:
        tables = tomllib.loads(path.read_text("utf-8"))
    except OSError as error:
        raise WordingError(
            f"The texts {path.name} can't be read: {error.strerror}. Put the file back in {folder}."
        ) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise WordingError(f"The texts {path.name} are no valid TOML: {error}. Mend that line.") from error
    return MappingProxyType({key: _by_language(name, key, table) for key, table in tables.items()})


def say(name: str, key: str, language: Language, /, **values: object) -> str:
    """The text `key` of `texts/<name>.toml` in this language, its placeholders filled with `values`.

    Raises WordingError when the key or language is missing, a placeholder gets no value, or a value has no place.
    """
    table = texts(name).get(key)
    if table is None:
        raise WordingError(f"texts/{name}.toml has no text '{key}'. Add it in all six languages.")
    if language not in table:
        raise WordingError(f"texts/{name}.toml: '{key}' misses the language '{language}'. Add it.")
    text = table[language]
    wanted = placeholders(text)
    if wanted != values.keys():
        odd = ", ".join(sorted(wanted ^ values.keys()))
        raise WordingError(f"texts/{name}.toml: '{key}' ({language}) and its code differ in placeholders: {odd}.")
    return text.format(**values)


def placeholders(text: str) -> frozenset[str]:
    """The names in braces in a text: "{age} jaar" -> {"age"}. Raises WordingError for a brace that never closes."""
    try:
        return frozenset(field for _, field, _, _ in string.Formatter().parse(text) if field is not None)
    except ValueError as error:
        raise WordingError(f"The text '{text}' has a brace that does not close: {error}.") from error


def check_texts(folder: Path = FOLDER) -> tuple[str, ...]:
    """Every text of the files in `folder` that misses a language or differs in placeholders; empty when all is well."""
    return tuple(
        problem
        for path in sorted(folder.glob("*.toml"))
        for key, table in texts(path.stem, folder).items()
        for problem in _problems(f"{path.name}: {key}", table)
    )


def _by_language(name: str, key: str, table: object) -> Mapping[Language, str]:
    if not isinstance(table, dict):
        raise WordingError(f"texts/{name}.toml: '{key}' must be a table with one text per language.")
    strange = sorted(str(code) for code in table if code not in set(Language))
    if strange:
        raise WordingError(f"texts/{name}.toml: '{key}' has unknown languages: {', '.join(strange)}.")
    if not all(isinstance(text, str) for text in table.values()):
        raise WordingError(f"texts/{name}.toml: '{key}' holds something that is no text.")
    return MappingProxyType({Language(code): text for code, text in table.items()})


def _problems(where: str, table: Mapping[Language, str]) -> list[str]:
    found = [f"{where} misses '{language}'" for language in Language if not table.get(language, "").strip()]
    expected = placeholders(table.get(Language.NL, ""))
    for language, text in table.items():
        odd = placeholders(text) ^ expected
        if odd:
            found.append(f"{where} ({language}) differs from Dutch in placeholders: {', '.join(sorted(odd))}")
    return found
