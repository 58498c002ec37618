"""The guard against messages of our own, with the goals that the product sets for it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from assistant.privacy.guard import Masked, mask

MESSAGES = Path(__file__).parent / "fixtures" / "privacy_messages.txt"
MARKED = re.compile(r"\{([a-z_]+):([^}]*)\}")


@dataclass(frozen=True)
class Example:
    language: str
    kept: tuple[str, ...]
    text: str
    secrets: tuple[tuple[int, int, str], ...]

    @property
    def secret_signs(self) -> set[int]:
        return {at for start, end, _ in self.secrets for at in range(start, end)}


def read_example(line: str) -> Example:
    language, kept, marked = line.split(" | ", 2)
    marked = marked.replace("\\n", "\n")
    text, secrets, at = "", [], 0
    for match in MARKED.finditer(marked):
        text += marked[at : match.start()]
        secrets.append((len(text), len(text) + len(match.group(2)), match.group(1)))
        text += match.group(2)
        at = match.end()
    words = tuple(word.strip() for word in kept.split(";") if word.strip())
    return Example(language, words, text + marked[at:], tuple(secrets))


@cache
def judged() -> tuple[tuple[Example, Masked], ...]:
    lines = MESSAGES.read_text(encoding="utf-8").splitlines()
    examples = [read_example(line) for line in lines if line and not line.startswith("#")]
    return tuple((example, mask(example.text)) for example in examples)


def covered(masked: Masked) -> set[int]:
    return {at for span in masked.spans for at in range(span.start, span.end)}


def leaks(language: str | None = None) -> Iterator[tuple[str, bool]]:
    for example, masked in judged():
        if language not in (None, example.language):
            continue
        hidden = covered(masked)
        for start, end, label in example.secrets:
            signs = [at for at in range(start, end) if example.text[at].isalnum()]
            yield f"{label} {example.text[start:end]!r} in {example.text!r}", not all(at in hidden for at in signs)


def test_at_least_97_percent_of_the_personal_data_is_masked() -> None:
    found = list(leaks())
    missed = [what for what, leaked in found if leaked]
    assert len(found) > 400
    assert len(missed) <= 0.03 * len(found), missed


@pytest.mark.parametrize("language", ["nl", "en", "tr", "pl", "uk", "ar"])
def test_no_language_leaks_more_than_one_in_ten(language: str) -> None:
    found = list(leaks(language))
    missed = [what for what, leaked in found if leaked]
    assert found
    assert len(missed) <= 0.1 * len(found), missed


def test_at_least_98_percent_of_what_must_stay_is_kept() -> None:
    lost, total = [], 0
    for example, masked in judged():
        hidden = covered(masked)
        for word in example.kept:
            places = [set(range(m.start(), m.end())) for m in re.finditer(re.escape(word), example.text)]
            open_places = [place for place in places if not place & example.secret_signs]
            total += bool(open_places)
            if any(place & hidden for place in open_places):
                lost.append(f"{word!r} in {example.text!r}")
    assert total > 400
    assert len(lost) <= 0.02 * total, lost


def test_at_most_5_percent_of_the_masks_are_needless() -> None:
    needless, total = [], 0
    for example, masked in judged():
        total += len(masked.spans)
        for span in masked.spans:
            if not set(range(span.start, span.end)) & example.secret_signs:
                needless.append(f"{span.label} {example.text[span.start : span.end]!r} in {example.text!r}")
    assert len(needless) <= 0.05 * total, needless


def test_nearly_every_mask_carries_the_right_label() -> None:
    wrong = []
    for example, masked in judged():
        for start, end, label in example.secrets:
            labels = {span.label for span in masked.spans if span.start < end and start < span.end}
            if labels and label not in labels:
                wrong.append(f"{label} became {labels} in {example.text!r}")
    assert len(wrong) <= 8, wrong
