"""The questions that benchmarks ask, with the sources that should come back: golden questions or a file."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from assistant.corpus.golden import read_golden
from assistant.domain import Language, Role
from assistant.errors import AssistantError

FOREIGN = Path(__file__).with_name("foreign.jsonl")
OFFERS = "offers/"


@dataclass(frozen=True, slots=True)
class Asked:
    """One question. `turns` are its messages, oldest first; `relevant` the expected sources, best first, offers apart.

    `dutch` is the same question in Dutch, empty when nobody wrote it.
    """

    id: str
    role: Role
    language: Language
    turns: tuple[str, ...]
    relevant: tuple[str, ...]
    dutch: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """All turns as one question, for systems that know no conversation."""
        return " ".join(self.turns)


def read_questions(path: Path | None, corpus: Path, known: Iterable[str]) -> tuple[Asked, ...]:
    """The golden questions of a corpus, or with `path` those of a file, one JSON object a line.

    Keys of such a line: id, turns, relevant_sources, and where known role, language, dutch; others are ignored. Ids of
    sources may lack their folder. Questions without an expected source are left out. Raises AssistantError when the
    file can't be read, and when no question is left, since nothing asked must not look like a result.
    """
    asked = _golden(corpus) if path is None else _from_file(path, _by_name(known))
    asked = tuple(one for one in asked if one.relevant)
    if not asked:
        raise AssistantError(f"{path or corpus / 'golden'} holds no question with an expected source: nothing to ask.")
    return asked


def _golden(corpus: Path) -> tuple[Asked, ...]:
    return tuple(
        Asked(q.id, q.role, Language.NL, (q.question,), _without_offers(q.expect_sources)) for q in read_golden(corpus)
    )


def _from_file(path: Path, names: Mapping[str, str]) -> tuple[Asked, ...]:
    try:
        rows = [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]
        return tuple(_asked(row, names) for row in rows)
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise AssistantError(f"{path} can't be read as questions: {type(error).__name__} {error}.") from error


def _asked(row: Mapping[str, object], names: Mapping[str, str]) -> Asked:
    relevant = tuple(names.get(id_, id_) for id_ in _texts(row, "relevant_sources"))
    return Asked(
        str(row["id"]),
        Role(str(row.get("role", Role.ONBEKEND))),
        Language(str(row.get("language", Language.NL))),
        _texts(row, "turns"),
        _without_offers(relevant),
        _texts(row, "dutch"),
    )


def _texts(row: Mapping[str, object], name: str) -> tuple[str, ...]:
    values = row.get(name, [])
    if not isinstance(values, list):
        raise TypeError(f"{name} must be a list")
    return tuple(str(value) for value in values)


def _by_name(known: Iterable[str]) -> dict[str, str]:
    """Such as "kanjertraining" => "methods/kanjertraining"; offers are never meant."""
    return {id_.rsplit("/", 1)[-1]: id_ for id_ in known if not id_.startswith(OFFERS)}


def _without_offers(ids: Iterable[str]) -> tuple[str, ...]:
    return tuple(id_ for id_ in ids if not id_.startswith(OFFERS))
