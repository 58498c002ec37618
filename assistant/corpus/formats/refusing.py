"""The sentences that a worker reads when (a part of) a document can't be read: texts/workers/documents.toml."""

from __future__ import annotations

from assistant.domain import Language
from assistant.errors import DocumentRefused
from assistant.wording import say

_TEXTS = "workers/documents"


def sentence(key: str, **values: object) -> str:
    """One Dutch sentence for the worker who added the document."""
    return say(_TEXTS, key, Language.NL, **values)


def refusal(key: str, **values: object) -> DocumentRefused:
    """The error to raise for a document that can't be read."""
    return DocumentRefused(sentence(key, **values))
