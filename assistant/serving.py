"""Opening the product for a process that answers: corpus, index and encoder together, and again when a new index
serves."""

from __future__ import annotations

import logging
import threading
from dataclasses import dataclass
from datetime import date

from assistant.composing import quoting
from assistant.conversation import Assistant, Conversation
from assistant.corpus.reading import check_corpus
from assistant.domain import Answer
from assistant.errors import EncoderUnavailable, IndexMissing, IndexOutdated, IndexUnusable
from assistant.privacy import guard
from assistant.retrieval.encoder import Encoder, load_encoder
from assistant.retrieval.generations import serving_name
from assistant.retrieval.index import SearchIndex, check_match
from assistant.retrieval.search import Retriever
from assistant.settings import Settings
from assistant.understanding import reading

log = logging.getLogger(__name__)
WARM_UP = "Wat doet een kinderwerker, en is er iets voor een kind van 8 in de wijk?"


@dataclass(frozen=True, slots=True)
class Opened:
    """An assistant and what an operator should know of it; `notices` are English sentences, empty when all is well."""

    assistant: Assistant
    generation: str
    lexical_only: bool
    notices: tuple[str, ...]


def open_assistant(settings: Settings, encoder: Encoder | None, notices: tuple[str, ...] = ()) -> Opened:
    """Read the corpus and open the index. A missing or broken index gives an assistant that still knows safety."""
    corpus, problems = check_corpus(settings.corpus)
    said = list(notices)
    if problems:
        said.append(f"{len(problems)} problem(s) in the corpus. See them with: python ingest.py --check")
    try:
        index = SearchIndex.open(settings.index, settings.chroma_url)
    except (IndexMissing, IndexUnusable) as error:
        assistant = Assistant(corpus, None, max_chars=settings.max_message_chars)
        return Opened(assistant, "", True, (*said, str(error)))
    try:
        check_match(index.manifest, corpus.digest, encoder.name if encoder else "")
    except IndexOutdated as error:
        said.append(str(error))
    usable = encoder if encoder and encoder.name == index.manifest.encoder else None
    retriever = Retriever.over(index, usable, corpus.sources)
    assistant = Assistant(corpus, retriever, date.today, settings.max_message_chars)
    return Opened(assistant, index.manifest.generation, usable is None, tuple(said))


class LiveAssistant:
    """Answers turns from many threads and picks up a new index without a restart."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._lock = threading.Lock()
        self._encoder, self._notices = _encoder(settings)
        self._opened = open_assistant(settings, self._encoder, self._notices)
        for notice in self._opened.notices:
            log.warning("%s", notice)
        self._warm_up()

    @property
    def opened(self) -> Opened:
        """What serves now, after picking up a newer index if there is one."""
        if self._newer_generation():
            with self._lock:
                if self._newer_generation():
                    self._opened = open_assistant(self._settings, self._encoder, self._notices)
        return self._opened

    def reply(self, conversation: Conversation, text: str) -> tuple[Answer, Conversation]:
        """See Assistant.reply."""
        return self.opened.assistant.reply(conversation, text)

    def _warm_up(self) -> None:
        """Ask something before the first person does, since word lists and texts are read on first use."""
        guard.prepare()
        reading.warm_up(self._opened.assistant.corpus)
        quoting.prepare(self._opened.assistant.corpus)
        self._opened.assistant.reply(Conversation(), WARM_UP)

    def _newer_generation(self) -> bool:
        try:
            return serving_name(self._settings.index) != self._opened.generation
        except IndexMissing:
            return False


def _encoder(settings: Settings) -> tuple[Encoder | None, tuple[str, ...]]:
    try:
        return load_encoder(settings), ()
    except EncoderUnavailable as error:
        return None, (str(error),)
