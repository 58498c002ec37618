"""What the encoder learns from: texts that mean the same source, and spelling as people really type it."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from assistant.corpus.reading import Corpus
from assistant.domain import Source

# Every fifth source in alphabetical order: held out of a training run that is there to measure, never of the shipped
# model.
HELD_OUT_EVERY = 5


@dataclass(frozen=True, slots=True)
class Texts:
    """All texts of one source: what people ask (`asked`, any language) and what the source says (`said`)."""

    source_id: str
    asked: tuple[str, ...]
    said: tuple[str, ...]


def texts_of(source: Source) -> Texts:
    """Questions on one side; title with each paragraph, and summaries, on the other."""
    asked = tuple(text for group in source.questions.values() for text in group)
    paragraphs = [part.strip() for part in source.body.split("\n\n") if part.strip()]
    said = [f"{source.title}. {part}" for part in paragraphs] + [f"{source.title}. {source.body}"]
    return Texts(source.id, asked, (*said, *source.summary.values()))


def training_texts(corpus: Corpus, held_out: bool) -> list[Texts]:
    """Texts of all sources, or, with `held_out`, of four fifths of them. Sources nobody wrote questions for are left
    out."""
    chosen = [
        s
        for n, s in enumerate(sorted(corpus.sources.values(), key=lambda s: s.id))
        if not held_out or n % HELD_OUT_EVERY
    ]
    return [texts for texts in map(texts_of, chosen) if texts.asked and texts.said]


def held_out_ids(corpus: Corpus) -> frozenset[str]:
    """The ids that `training_texts(…, held_out=True)` leaves out."""
    return frozenset(id_ for n, id_ in enumerate(sorted(corpus.sources)) if n % HELD_OUT_EVERY == 0)


def mistyped(text: str, chance: random.Random, rate: float = 0.04) -> str:
    """The text with slips of the keyboard: a letter dropped, doubled or swapped, about one in 1/`rate` letters."""
    letters = list(text)
    for place in range(len(letters) - 1):
        if not letters[place].isalpha() or chance.random() > rate:
            continue
        slip = chance.choice(("drop", "double", "swap"))
        if slip == "drop":
            letters[place] = ""
        elif slip == "double":
            letters[place] *= 2
        else:
            letters[place], letters[place + 1] = letters[place + 1], letters[place]
    return "".join(letters)


def batch(groups: Sequence[Texts], size: int, chance: random.Random) -> tuple[list[str], list[str]]:
    """Anchors and positives, one pair a source, so that every other pair in the batch is a true negative."""
    chosen = chance.sample(list(groups), min(size, len(groups)))
    anchors, positives = [], []
    for texts in chosen:
        anchor = chance.choice(texts.asked)
        other = chance.choice(texts.asked if chance.random() < 0.35 else texts.said)
        anchors.append(mistyped(anchor, chance) if chance.random() < 0.3 else anchor)
        positives.append(other)
    return anchors, positives


def vocabulary_texts(groups: Sequence[Texts]) -> list[str]:
    """Everything the tokenizer learns its pieces from."""
    return [text for group in groups for text in (*group.asked, *group.said)]


def counts(groups: Sequence[Texts]) -> Mapping[str, int]:
    """How much there is to learn from, for the log."""
    return {
        "sources": len(groups),
        "questions": sum(len(g.asked) for g in groups),
        "passages": sum(len(g.said) for g in groups),
    }
