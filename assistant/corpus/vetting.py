"""What a source may not say: orders to whoever answers from it, and a help line's number that no safety record has.

A wrong number for Veilig Thuis does harm, whether it is old or planted, so the records in safety/ are the only ones
that can say such a number; any other text that says another is left out, and its worker is told.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from functools import cache
from pathlib import Path

from assistant.corpus.records import SAFETY, Record
from assistant.domain import Offer, Source
from assistant.orders import gives_orders

# How near the name of a help line may stand to a number before it reads as that line's: free, paid, mobile and internet
# numbers can be anybody's, a desk's own number only says so right behind the name.
NEAR_CHARS = 120
RIGHT_BEHIND_CHARS = 15
# Lay questions are matched and never shown.
_NEVER_SHOWN = frozenset({"questions", "id", "collection", "record"})
_NUMBER = re.compile(r"(?<![\d,/-])(?:\+31|0)[\d ./()–-]{4,20}\d(?!\d)|(?<![\d.,/-])11[23](?![\d-])")
_ANYBODYS = ("06", "08", "09")
_DESKS = "088"
# Numbers at the caller's cost, for sex and amusement: no help for children is reached so.
_PREMIUM = ("0906", "0909")
_ORDER = "This text speaks to the assistant, not to a reader."
_ORDER_REMEDY = "Take the sentence out. Texts are quoted; they can't change how the assistant answers."
_NUMBER_REMEDY = "Mend the number, or add it to the record of that help line in safety/."


@dataclass(frozen=True, slots=True)
class Objection:
    """Why a text is not used, and what to do."""

    problem: str
    remedy: str


def vet_records(records: dict[str, Record]) -> None:
    """Take out the records that may not be used, and write down why. Records of safety/ stay."""
    numbers = help_numbers({name: record.source for name, record in records.items()})
    for name, record in list(records.items()):
        if record.source.collection == SAFETY:
            continue
        for field, objection in _objections(record, numbers):
            record.fields.report(field, objection.problem, objection.remedy)
            records.pop(name, None)


def help_numbers(sources: Mapping[str, Source]) -> frozenset[str]:
    """The digits of every number that a record of safety/ says."""
    texts = (text for source in sources.values() if source.collection == SAFETY for text in (source.title, source.body))
    return frozenset(_digits(found.group()) for text in texts for found in _NUMBER.finditer(text))


def objection_to(text: str, numbers: frozenset[str]) -> Objection | None:
    """Why this text may not be quoted, None when it may."""
    if gives_orders(text):
        return Objection(_ORDER, _ORDER_REMEDY)
    for found in _NUMBER.finditer(text):
        digits = _digits(found.group())
        if digits not in numbers and (digits.startswith(_PREMIUM) or _names_a_help_line(text, found, digits)):
            shown = found.group().strip()
            return Objection(f"'{shown}' is not a number of this help line as safety/ knows it.", _NUMBER_REMEDY)
    return None


def _names_a_help_line(text: str, number: re.Match[str], digits: str) -> bool:
    anybodys = digits.startswith(_ANYBODYS) and not digits.startswith(_DESKS)
    before = text[max(0, number.start() - NEAR_CHARS) : number.start()]
    if anybodys:
        return bool(_help_line().search(before) or _help_line().search(text[number.end() : number.end() + NEAR_CHARS]))
    return any(len(before) - name.end() <= RIGHT_BEHIND_CHARS for name in _help_line().finditer(before))


def _objections(record: Record, numbers: frozenset[str]) -> Iterator[tuple[str | None, Objection]]:
    for name, text in _texts(record.source, None):
        objection = objection_to(text, numbers)
        if objection:
            yield name if name != "body" else None, objection
    if record.offer is not None:
        for name, text in (*_texts(record.offer, None), *_phones(record.offer)):
            objection = objection_to(text, numbers)
            if objection:
                yield name, objection


def _phones(offer: Offer) -> Iterator[tuple[str, str]]:
    """Each number with the name of the offer, since that is how it will be read."""
    for phone in offer.phones:
        yield "phones", f"{offer.name} {phone.description or ''}: {phone.number}"


def _texts(value: object, name: str | None) -> Iterator[tuple[str | None, str]]:
    """Every text in a record with the name of its field."""
    if isinstance(value, str):
        yield name, value
    elif isinstance(value, Mapping):
        for inner in value.values():
            yield from _texts(inner, name)
    elif isinstance(value, tuple):
        for inner in value:
            yield from _texts(inner, name)
    elif is_dataclass(value):
        for field in fields(value):
            if field.name not in _NEVER_SHOWN:
                yield from _texts(getattr(value, field.name), name or field.name)


def _digits(number: str) -> str:
    digits = "".join(sign for sign in number if sign.isdigit())
    return f"0{digits[2:]}" if number.startswith("+31") else digits


@cache
def _help_line() -> re.Pattern[str]:
    table = tomllib.loads(Path(__file__).with_name("vetting.toml").read_text("utf-8"))
    return re.compile(r"\b(?:113|112|" + "|".join(re.escape(name) for name in table["help_lines"]) + r")", re.I)
