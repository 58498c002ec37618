"""Names of people, in any of the six languages: by list, and by the words around them when they are in no list."""

from __future__ import annotations

from assistant.domain import MaskedSpan
from assistant.privacy.cues import cue_words
from assistant.privacy.fullnames import end_of_name, initials_end
from assistant.privacy.lexicon import ordinary
from assistant.privacy.namewords import Kind, Message, dutch_shaped, read_message
from assistant.privacy.naming import (
    Cue,
    age_after,
    article_before,
    asker_before,
    cue_before,
    person_after,
    place_before,
    title_before,
)
from assistant.privacy.words import small_words


def find_names(text: str) -> tuple[MaskedSpan, ...]:
    """The names of private people in `text`, in order, without overlaps; titles (juf, mw.) stay outside."""
    message = read_message(text)
    words = message.words
    found = _repeated(message, _joined(message, _first_pass(message)))
    spans = [(words[start].start, words[end - 1].end) for start, end in sorted(found.items())]
    return tuple(MaskedSpan(start, end, "naam") for start, end in spans)


def _first_pass(message: Message) -> dict[int, int]:
    found: dict[int, int] = {}
    at = 0
    while at < len(message.words):
        end = _name_at(message, at)
        if end > at:
            found[at] = end
        at = max(end, at + 1)
    return found


def _name_at(message: Message, at: int) -> int:
    """The index behind the name that starts at word `at`; `at` itself when none does."""
    word = message.words[at]
    if word.kind != "word" or at in message.kept:
        return at
    behind_initials = _initials(message, at)
    if behind_initials > at:
        return behind_initials
    if message.kind(at) is Kind.PREFIX:
        return _prefixed(message, at)
    if (title_before(message, at) and _titled(message, at)) or _starts_name(message, at):
        return end_of_name(message, at)
    return at


def _initials(message: Message, at: int) -> int:
    """ "J. de Vries" anywhere, "J.K." only where something speaks of a person."""
    end, whole = initials_end(message, at)
    if end > at and not whole and cue_before(message, at) < Cue.PERSON and not person_after(message, end):
        return at
    return end


def _prefixed(message: Message, at: int) -> int:
    """ "mevrouw de Vries", "pt van der Sluis": a surname with its prefix behind a title or a word for a person."""
    if at and message.kind(at - 1) is Kind.PREFIX:
        return at
    if not title_before(message, at):
        double = message.key(at) == "van" and message.kind(at + 1) is Kind.PREFIX
        foreign = message.key(at) in ("el", "al", "ait", "ben", "bin")
        if (
            not (double or foreign)
            or (message.words[at].capital and not message.words[at].first)
            or cue_before(message, at) < Cue.PERSON
        ):
            return at
    end = end_of_name(message, at, prefixed=True)
    return end if end > at + 1 else at


def _titled(message: Message, at: int) -> bool:
    """Whether the word behind a title is a name: "juf Sanne", "mw. bouzidi", and not "juf zegt"."""
    word = message.words[at]
    if message.kind(at) in (Kind.ORDINARY, Kind.COMPOUND):
        return word.capital and not word.shouted and not word.first and word.key not in _neutral(message)
    if message.kind(at) is Kind.WORDLIKE and not word.capital and message.cased:
        return False
    return word.capital or not dutch_shaped(word.head) or message.kind(at) is not Kind.UNKNOWN


def _neutral(message: Message) -> frozenset[str]:
    return cue_words("capital_words", message.language)


def _starts_name(message: Message, at: int) -> bool:
    kind = message.kind(at)
    if kind is Kind.SURE:
        return not _object(message, at) and not _abbreviation(message, at)
    if kind is Kind.WORDLIKE:
        return _wordlike_is_name(message, at)
    if kind is Kind.SURNAME:
        return _surname_is_name(message, at)
    if kind is Kind.UNKNOWN:
        return _unknown_is_name(message, at)
    return kind in (Kind.ORDINARY, Kind.COMPOUND) and _ordinary_is_name(message, at)


def _object(message: Message, at: int) -> bool:
    """A lower-case name behind an article is a thing of that name: "een mees", "de jerry"."""
    return not message.words[at].capital and message.key(at - 1) in ("een", "a", "an", "bir", "geen")


def _abbreviation(message: Message, at: int) -> bool:
    """ "AD", "IZA": a short name in capitals, in a message that is not."""
    word = message.words[at]
    short = word.shouted and len(word.head) <= 3 and not message.shouting
    return short and cue_before(message, at) < Cue.PERSON and not age_after(message, at + 1)


def _surname_is_name(message: Message, at: int) -> bool:
    word = message.words[at]
    if word.shouted and not message.shouting:
        return False
    if cue_before(message, at) >= Cue.PERSON:
        return True
    stands_out = not word.first or person_after(message, at + 1) or message.key(at + 1) in (",", "(")
    return word.capital and stands_out and not compounded(message, at)


def compounded(message: Message, at: int) -> bool:
    """Whether a hyphen ties the word to an ordinary one: "Smit-kids", "Roos-project"."""
    dash, behind = at + 1, at + 2
    if message.key(dash) != "-" or behind >= len(message.words) or message.words[behind].kind != "word":
        return False
    tied = message.words[at].end == message.words[dash].start and message.words[dash].end == message.words[behind].start
    return tied and not message.words[behind].capital


def _wordlike_is_name(message: Message, at: int) -> bool:
    word = message.words[at]
    cue = cue_before(message, at)
    if compounded(message, at) or (word.shouted and not message.shouting and cue < Cue.PERSON):
        return False
    if not word.capital:
        return _lower_wordlike(message, at, cue)
    end = end_of_name(message, at)
    article = article_before(message, at)
    if cue >= Cue.PERSON or (age_after(message, end) and not article):
        return True
    if word.key in _neutral(message) or word.key in cue_words("months", message.language):
        return (
            person_after(message, end)
            and message.key(at - 1) not in ("in", "op", "on", "w", "в", "у")
            and not word.first
        )
    if word.first:
        return _opens_with_name(message, at, end)
    return not article and message.key(at - 1) not in ("in", "op") and not _tied_to_thing(message, at)


def _opens_with_name(message: Message, at: int, end: int) -> bool:
    """A word-like name at the head of a sentence: "Roos gaf …", "Merel van Dam …", not "Wil je …", "Storm is een …"."""
    key = message.key(at)
    if key in cue_words("greetings", message.language) or _starts_statement(message, at):
        return False
    if (key not in _FUNCTION_LIKE and _also_in_lower_case(message, at)) or surname_behind(message, at) or end > at + 2:
        return True
    if key in cue_words("person_verbs", message.language) or (
        key in ordinary(message.language) and key in _FUNCTION_LIKE
    ):
        return person_after(message, end, strict=True)
    return (
        person_after(message, end)
        or _kin_joined(message, end)
        or (message.language == "nl" and _verbish(message.key(end)))
    )


_FUNCTION_LIKE = frozenset(
    [
        "wil",
        "an",
        "el",
        "al",
        "do",
        "can",
        "may",
        "mark",
        "bij",
        "dag",
        "lief",
        "lieve",
        "art",
        "max",
        "lot",
        "job",
        "elke",
        "dien",
        "jet",
        "zus",
        "tijd",
        "ton",
        "star",
        "april",
        "juni",
        "juli",
        "mei",
        "hoop",
        "rein",
        "rijk",
        "ster",
    ]
)


def _verbish(key: str) -> bool:
    """Whether an unlisted word ends like a Dutch verb in the third person ("fleurt", "knikkerde")."""
    return len(key) > 3 and key.endswith(("t", "de", "te")) and not key.endswith(("st", "cht", "heid", "ste"))


def _lower_wordlike(message: Message, at: int, cue: Cue) -> bool:
    if not message.cased:
        return cue >= Cue.PERSON and not article_before(message, at)
    key = message.key(at)
    verbs = cue_words("person_verbs", message.language)
    if cue is Cue.NAMED:
        return key not in verbs | small_words(message.language) or message.key(at + 1) in _TO_BE
    if article_before(message, at) and cue is Cue.NONE:
        return False
    described = person_after(message, at + 1)
    if (
        cue is Cue.PERSON
        and described
        and (key not in verbs or age_after(message, at + 1) or message.key(at + 1) in _TO_BE)
    ):
        return True
    if age_after(message, at + 1) and message.key(at + 1) in ("(", "is"):
        return True
    if message.words[at].first and key not in verbs and key not in _FUNCTION_LIKE:
        return message.key(at + 1) in verbs - _AUXILIARIES
    closing = message.key(at + 1) in (",", ".", "!", "en", "", "\n")
    return asker_before(message, at) and closing and not dutch_shaped(key)


_TO_BE = frozenset(["is", "heeft", "was", "had"])
_AUXILIARIES = frozenset(
    [
        "is",
        "was",
        "wordt",
        "werd",
        "heeft",
        "had",
        "kan",
        "kon",
        "wil",
        "wilde",
        "mag",
        "mocht",
        "moet",
        "moest",
        "gaat",
        "ging",
        "komt",
        "kwam",
        "zal",
        "zou",
        "blijft",
        "lijkt",
        "blijkt",
        "ontbreekt",
        "hangt",
    ]
)


def surname_behind(message: Message, at: int) -> bool:
    """Whether a listed surname with a capital, or a prefix with one, follows: "Roos de Wit", "Storm Hendriks"."""
    if message.words[at].key in cue_words("greetings", message.language):
        return False
    return end_of_name(message, at) > at + 1 and message.kind(at + 1) in (Kind.SURNAME, Kind.PREFIX, Kind.SURE)


def _also_in_lower_case(message: Message, at: int) -> bool:
    """ "Merel hoorde een merel": who writes both ways means somebody with the capital."""
    head = message.words[at].head
    return any(word.head == head and not word.capital for word in message.words)


def _tied_to_thing(message: Message, at: int) -> bool:
    """ "Sky Radio", "Joy Kinderopvang": an ordinary word with a capital follows."""
    if at + 1 >= len(message.words):
        return False
    behind = message.words[at + 1]
    return behind.capital and not behind.first and message.kind(at + 1) is Kind.ORDINARY


def _starts_statement(message: Message, at: int) -> bool:
    """ "Storm is een" at the head of a sentence may speak of a thing: an article after the verb tells."""
    return message.key(at + 2) in cue_words("articles", message.language) and message.key(at + 1) in (
        "is",
        "was",
        "wordt",
        "geeft",
    )


def _unknown_is_name(message: Message, at: int) -> bool:
    word = message.words[at]
    cue = cue_before(message, at)
    if not word.capital and message.cased:
        return _lower_unknown(message, at, cue)
    if not message.cased:
        named = cue is Cue.NAMED or (cue is Cue.PERSON and person_after(message, at + 1))
        return named and not article_before(message, at) and len(word.key) > 2
    if word.shouted and not message.shouting:
        return cue is Cue.NAMED
    if compounded(message, at):
        return False
    end = end_of_name(message, at)
    if cue >= Cue.PERSON or age_after(message, end):
        return True
    if cue is Cue.GREETING:
        return message.key(end) in (",", "!", "\n", "", ".") or person_after(message, end)
    if article_before(message, at) or (place_before(message, at) and not _asked_for(message, at)):
        return False
    if word.first:
        verb = message.language == "nl" and _verbish(message.key(end))
        return person_after(message, end) or verb or message.key(end) in ("(", "&") or _kin_joined(message, end)
    return not _tied_to_thing(message, end - 1)


def _asked_for(message: Message, at: int) -> bool:
    """ "vraag naar X", "luistert niet naar X": naar leads to a person behind these verbs."""
    earlier = {message.key(index) for index in range(max(0, at - 4), at - 1)}
    return message.key(at - 1) == "naar" and not earlier.isdisjoint(_TOWARDS)


_TOWARDS = frozenset(
    [
        "vroeg",
        "vroegen",
        "vraag",
        "vraagt",
        "vragen",
        "gevraagd",
        "luister",
        "luistert",
        "luisteren",
        "kijk",
        "kijkt",
        "kijken",
        "omkijkt",
        "verlangt",
        "lacht",
        "wijst",
        "wijzen",
        "roept",
        "schreeuwt",
        "zwaait",
    ]
)


def _kin_joined(message: Message, at: int) -> bool:
    """ "… en zijn zus", "… en haar broertje" from word `at` on."""
    joined = message.key(at) in cue_words("joins", message.language)
    return joined and any(message.key(at + step) in cue_words("kin", message.language) for step in (1, 2, 3))


def _lower_unknown(message: Message, at: int, cue: Cue) -> bool:
    head = message.words[at].head
    if len(head) < 3 or dutch_shaped(head) or not head.isalpha():
        return False
    if cue is Cue.NAMED:
        return True
    if cue is Cue.PERSON:
        closing = message.key(at + 1) in (",", ".", "!", "en", "", "\n", "(") and asker_before(message, at)
        return person_after(message, at + 1) or closing
    return message.words[at].first and _speaks_of_person(message, at)


def _speaks_of_person(message: Message, at: int) -> bool:
    """ "wyatt is boos", "wyatt en jaxon zijn …" at the head of a message in lower case, the names in no list."""
    behind = message.key(at + 1)
    if behind in cue_words("joins", message.language) and message.kind(at + 2) is Kind.UNKNOWN:
        return message.key(at + 3) in _PLURAL_VERBS
    return behind in cue_words("person_verbs", message.language) and behind not in ("blijkt", "ontbreekt", "begint", "stopt")


_PLURAL_VERBS = frozenset("zijn hebben gaan willen maken spelen zitten kunnen waren hadden doen slaan pesten vechten wonen".split())


def _ordinary_is_name(message: Message, at: int) -> bool:
    """ "mijn zoon Vrede is 7": a capital inside a sentence, behind a word for a person."""
    word = message.words[at]
    if not word.capital or word.first or word.shouted or word.key in _neutral(message) or message.shouting:
        return False
    if (
        message.language not in ("nl", "en")
        or word.head in cue_words("kin", message.language)
        or compounded(message, at)
    ):
        return False
    return cue_before(message, at) >= Cue.PERSON and person_after(message, at + 1)


def _joined(message: Message, found: dict[int, int]) -> dict[int, int]:
    """Names joined to a name: "Xandrijn en Daan", "Daan, Xandrijn en Emma"."""
    found = dict(found)
    joins = cue_words("joins", message.language) - {"met", "samen"}
    taken = {index for start, end in found.items() for index in range(start, end)}
    for start in sorted(found):
        at = found[start]
        while (
            message.key(at) in joins | {",", "/"}
            and at + 1 not in taken
            and _joinable(message, at + 1, between=message.key(at + 2) in joins)
        ):
            found[at + 1] = end_of_name(message, at + 1)
            taken.update(range(at + 1, found[at + 1]))
            at = found[at + 1]
    for start in sorted(found, reverse=True):
        at = start
        while (
            message.key(at - 1) in joins | {","}
            and at - 2 not in taken
            and _joinable(message, at - 2, between=False, before=True)
        ):
            found[at - 2] = at - 1
            taken.add(at - 2)
            at -= 2
    return found


def _joinable(message: Message, at: int, *, between: bool, before: bool = False) -> bool:
    if (
        not 0 <= at < len(message.words)
        or at in message.kept
        or message.words[at].kind != "word"
        or len(message.key(at)) < 2
    ):
        return False
    kind = message.kind(at)
    word = message.words[at]
    if (word.shouted and not message.shouting) or word.key in _neutral(message):
        return False
    if (
        (before and (message.key(at + 1) == "," or not message.cased))
        or article_before(message, at)
        or place_before(message, at)
    ):
        return False
    if word.capital or not message.cased:
        return kind in (Kind.UNKNOWN, Kind.WORDLIKE, Kind.SURNAME, Kind.SURE)
    return (
        between
        and kind is Kind.UNKNOWN
        and not dutch_shaped(word.head)
        and message.key(at + 1) in cue_words("joins", message.language)
    )


def _repeated(message: Message, found: dict[int, int]) -> dict[int, int]:
    """The same name elsewhere in the message, written with a capital or in no dictionary."""
    found = dict(found)
    known = {message.words[start].head for start in found if len(message.words[start].head) > 2}
    taken = {index for start, end in found.items() for index in range(start, end)}
    for at, word in enumerate(message.words):
        if at in taken or at in message.kept or word.kind != "word" or word.head not in known:
            continue
        plain = message.kind(at) in (Kind.ORDINARY, Kind.COMPOUND, Kind.WORDLIKE, Kind.PREFIX)
        noun = article_before(message, at)
        if not noun and (not plain or (word.capital and not word.first and not place_before(message, at))):
            found[at] = at + 1
    return found
