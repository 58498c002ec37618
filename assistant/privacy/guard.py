"""Masking: the one door through which a message passes before it is searched, kept, written or sent to a model."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.domain import MaskedSpan
from assistant.privacy.addresses import find_addresses, find_postcodes
from assistant.privacy.dates import find_birth_dates
from assistant.privacy.lexicon import dutch_word
from assistant.privacy.links import find_emails, find_profiles
from assistant.privacy.names import find_names
from assistant.privacy.namewords import read_message
from assistant.privacy.numbers import find_bsns, find_file_numbers, find_ibans, find_plates
from assistant.privacy.phones import find_phones
from assistant.privacy.plain import read_plain
from assistant.privacy.schools import find_schools
from assistant.privacy.words import PLACEHOLDER

_SHOWN = {"email": "e-mail", "url_profiel": "profiel"}
# Where two finds overlap, the one that stands first here keeps its extent and the other is cut off.
_ORDER = (
    *("email", "url_profiel", "iban", "bsn", "dossiernummer", "telefoon"),
    *("postcode_huisnummer", "geboortedatum", "kenteken", "adres", "school", "naam"),
)
_RANK = {label: rank for rank, label in enumerate(_ORDER)}
_BY_SHAPE = (
    *(find_emails, find_profiles, find_ibans, find_file_numbers, find_bsns, find_phones, find_postcodes, find_plates),
)
_ROUNDS = 6


@dataclass(frozen=True, slots=True)
class Masked:
    """A message without personal data: `text` with a placeholder for each of `spans`, which are in order and apart.

    The spans are code points of the message as it was typed.
    """

    text: str
    spans: tuple[MaskedSpan, ...]


def prepare() -> None:
    """Load lists and dictionary ahead (0.3 s), so that the first message takes no longer than the others."""
    dutch_word("woord")
    mask("Mijn zoon is 7. My son is 7. Oğlum 7 yaşında. Mój syn ma 7 lat.")


def mask(text: str) -> Masked:
    """`text` with its personal data replaced; a full postcode keeps its four digits ("[postcode 2525]").

    Never raises. A masked text comes back as it is, without spans.
    """
    spans: tuple[MaskedSpan, ...] = ()
    masked, places = text, list(range(len(text)))
    for _ in range(
        _ROUNDS
    ):  # a placeholder can be the cue for what stands beside it, so look again until nothing is new
        fresh = [MaskedSpan(places[s.start], places[s.end - 1] + 1, s.label) for s in _find(masked)]
        if not fresh:
            break
        spans = tuple(sorted((*spans, *fresh), key=lambda span: span.start))
        masked, places = _replaced(text, spans)
    return Masked(masked, spans)


def _replaced(text: str, spans: tuple[MaskedSpan, ...]) -> tuple[str, list[int]]:
    """The text with placeholders, and for each of its code points the offset in `text` that it came from."""
    pieces: list[str] = []
    places: list[int] = []
    at = 0
    for span in spans:
        shown = _placeholder(text, span)
        pieces += [text[at : span.start], shown]
        places += [*range(at, span.start), *([span.start] * len(shown))]
        at = span.end
    pieces.append(text[at:])
    places += range(at, len(text))
    return "".join(pieces), places


def _placeholder(text: str, span: MaskedSpan) -> str:
    if span.label == "postcode_huisnummer":
        digits = re.sub(r"\D", "", read_plain(text[span.start : span.end]).text)
        return f"[postcode {digits[:4]}]"
    return f"[{_SHOWN.get(span.label, span.label)}]"


def _find(text: str) -> list[MaskedSpan]:
    """What is personal in `text`, in order and apart; placeholders are left alone."""
    plain = read_plain(text)
    message = read_message(plain.text)
    names = find_names(message)
    found = [span for finder in _BY_SHAPE for span in finder(plain.text)]
    found += find_addresses(message, plain.text)
    found += find_birth_dates(plain.text, names)
    found += find_schools(message, plain.text, names)
    chosen = _apart(plain.text, [*found, *names])
    return [MaskedSpan(*plain.original(span.start, span.end), span.label) for span in chosen]


def _apart(text: str, found: list[MaskedSpan]) -> list[MaskedSpan]:
    """`found` without overlaps among each other and with placeholders, in order."""
    taken = bytearray(len(text))
    for match in PLACEHOLDER.finditer(text):
        taken[match.start() : match.end()] = b"\1" * len(match.group())
    chosen: list[MaskedSpan] = []
    for span in sorted(found, key=lambda s: (_RANK[s.label], s.start, -s.end)):
        for start, end in _free_pieces(taken, span):
            if any(sign.isalnum() for sign in text[start:end]):
                chosen.append(MaskedSpan(start, end, span.label))
                taken[start:end] = b"\1" * (end - start)
    return sorted(chosen, key=lambda span: span.start)


def _free_pieces(taken: bytearray, span: MaskedSpan) -> Iterator[tuple[int, int]]:
    """The stretches of `span` that nothing has taken yet."""
    at = span.start
    while at < span.end:
        stop = at
        while stop < span.end and not taken[stop]:
            stop += 1
        if stop > at:
            yield at, stop
        at = stop + 1
