"""Needs in a message that no offer of the corpus speaks of ("paardrijden"), so that the reply can say just that.

The words stand in needs.toml. What only a lay question mentions ("op tennis hield hij het drie keer vol") does not
count as being there.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from assistant.domain import Language, Offer
from assistant.understanding.message import Message
from assistant.understanding.phrases import Found, PhraseBook, found_in, lexicon


@dataclass(frozen=True, slots=True)
class Needs:
    """The needs that this corpus has nothing for. Build with `of`."""

    books: tuple[tuple[Language | None, PhraseBook], ...]

    @classmethod
    def of(cls, offers: Iterable[Offer]) -> Needs:
        """All entries of needs.toml but those that an offer's own text holds."""
        texts = [Message.of(f"{o.name}. {o.record.body} {o.eligibility_description or ''}") for o in offers]
        return cls(tuple((language, _book(language, texts)) for language in (None, *Language)))

    def find(self, message: Message) -> tuple[str, ...]:
        """The needs as the message names them, in order; empty when all it names may be there. Of overlapping ones the
        first and longest counts."""
        book = next(book for language, book in self.books if language == message.language)
        found: list[Found] = []
        for hit in sorted(book.find(message), key=lambda hit: (hit.first, -hit.after)):
            if not found or hit.first >= found[-1].after:
                found.append(hit)
        if _wants_more_than(found, message):
            return ()
        said = (message.text[message.words[f.first].start : message.words[f.after - 1].end] for f in found)
        return tuple(dict.fromkeys(said))


def _wants_more_than(needs: list[Found], message: Message) -> bool:
    """Whether another kind of help is named beside the needs: "rots en water, of kan hij beter op judo?"."""
    kinds = found_in("kinds", message)
    within = {k.key for k in kinds if any(need.first <= k.first < need.after for need in needs)}
    return bool(within) and not {k.key for k in kinds} <= within


def _book(language: Language | None, texts: list[Message]) -> PhraseBook:
    wanted = {code for code in (*Language,) if language in (None, code) or code is Language.NL}
    entries = [
        entry
        for lists in lexicon("needs").values()
        for code, phrases in lists.items()
        if code in wanted
        for entry in phrases
    ]
    there = PhraseBook.of((entry, entry) for entry in entries)
    held = {found.key for text in texts for found in there.find(text)}
    return PhraseBook.of((entry, entry) for entry in entries if entry not in held)
