"""Orders to the assistant inside a text: found, and left out. What anybody writes is a question or a source, never a
command.

Nothing here guards a secret, since the answering code obeys no text whatever it says. It keeps an order from being
searched as if it were the question, and a poisoned source from being quoted. The phrases stand in orders.toml.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_WORD = re.compile(r"[^\W_]+")
_GAP = r"(?:[^\W_]+ ){0,4}"
# Marks of other systems' turns: "<|im_start|>system", "[INST]", "### System:", "assistant:".
_TOKEN = re.compile(r"<\|?/?[a-z_]{2,20}\|>|\[/?INST\]|<</?SYS>>|^#{2,3} ?(?:system|instruction)s?:?", re.I | re.M)
# Tags, pictures and addresses: nobody asks about their letters, and nothing here opens them. The words of a link stay.
_MARKUP = re.compile(
    r"<(?:script|style)\b[^<>]{0,300}>[^<]{0,2000}</(?:script|style)\s*>|</?[a-z!][^<>]{0,300}>"
    r"|!?\[([^\[\]()]{0,100})\]\(\S{0,300}\)|(?:https?:)?//[^\s<>]+",
    re.I,
)
_SPEAKER = re.compile(r"^\s*(assistant|system|systeem|developer|ai|user|human|gebruiker)\s*(?::|$)", re.I)
_OTHERS = frozenset({"user", "human", "gebruiker"})
# Places on a machine: "../", "/etc/", "~/.ssh", "C:\\".
_MACHINE_PATH = re.compile(r"\.\.[/\\]|(?<!\w)/(?:etc|proc|root|home|var|sys)/|~/\.|(?<!\w)[A-Za-z]:\\|file://", re.I)
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+|\n+")


@dataclass(frozen=True, slots=True)
class Asked:
    """A message without its orders. `sentences` is what is left, in order; `ordered` tells whether anything went."""

    sentences: tuple[str, ...]
    ordered: bool

    @property
    def text(self) -> str:
        """What is left as one text, empty when all of it was an order."""
        return " ".join(self.sentences)


def without_orders(text: str) -> Asked:
    """A message without what it orders the assistant to do, and without markup and web addresses.

    A message that has none of these comes back whole. What an order leaves of its sentence counts only when no other
    sentence asks something.
    """
    text = _MARKUP.sub(lambda found: f" {found[1] or ''} ", text)
    pieces = [(sentence, _kept(sentence)) for sentence in _SENTENCE_END.split(text)]
    if all(kept == sentence for sentence, kept in pieces):
        return Asked((text,), False)
    whole = [kept.strip() for sentence, kept in pieces if kept == sentence and _WORD.search(kept)]
    if any("?" in sentence for sentence in whole):
        return Asked(tuple(whole), True)
    return Asked(tuple(kept.strip() for _, kept in pieces if _WORD.search(kept)), True)


def gives_orders(text: str) -> bool:
    """Whether a text of a source speaks to whoever answers from it."""
    folded = "".join(f"{word} " for word in _WORD.findall(_plain(text)))
    return bool(_TOKEN.search(text)) or any(_phrases(kind).search(folded) for kind in ("phrase", "source"))


def _kept(sentence: str) -> str:
    plain = _TOKEN.sub(" ", sentence)
    speaker = _SPEAKER.match(plain)
    if speaker:
        if speaker[1].lower() not in _OTHERS:
            return ""
        plain = plain[speaker.end() :]
    folded, places = _folded(plain)
    if _MACHINE_PATH.search(plain) or _phrases("sentence").search(folded):
        return ""
    for found in reversed(list(_phrases("phrase").finditer(folded))):
        plain = plain[: places[found.start()]] + plain[places[found.end() - 1] + 1 :]
    return plain


def _folded(text: str) -> tuple[str, list[int]]:
    """Words in small letters without accents, one space between them, and where in `text` each sign stood."""
    signs: list[str] = []
    places: list[int] = []
    for word in _WORD.finditer(text):
        for at in range(word.start(), word.end()):
            for sign in _plain(text[at]):
                signs.append(sign)
                places.append(at)
        signs.append(" ")
        places.append(word.end() - 1)
    return "".join(signs), places


def _plain(text: str) -> str:
    pieces = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in pieces if not unicodedata.combining(sign))


@cache
def _phrases(kind: str) -> re.Pattern[str]:
    tables = tomllib.loads(Path(__file__).with_name("orders.toml").read_text("utf-8"))
    every = sorted({phrase for language in tables[kind].values() for phrase in language})
    return re.compile(r"\b(?:" + "|".join("".join(_pattern(phrase)) for phrase in every) + ")")


def _pattern(phrase: str) -> Iterator[str]:
    """Such as "negeer|vergeet ~ regel*": a choice, up to four words, a word that begins so. Ends after a space."""
    for word in phrase.split():
        choices = [re.escape(_plain(choice.rstrip("*"))) + r"\w*" * choice.endswith("*") for choice in word.split("|")]
        yield _GAP if word == "~" else f"(?:{'|'.join(choices)}) "
