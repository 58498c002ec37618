"""Slips of the keyboard are undone before a search, and words that only look strange are left alone."""

from __future__ import annotations

from assistant.retrieval.lexical import MOST_MENDED, LexicalIndex
from assistant.retrieval.units import LexicalDocument


def index(*texts: str) -> LexicalIndex:
    return LexicalIndex.from_documents(
        [LexicalDocument(f"methods/{n}", f"{n}#0", text) for n, text in enumerate(texts)]
    )


def test_a_dropped_doubled_or_swapped_letter_is_undone() -> None:
    lexical = index("de kinderwijkraad vergadert over de speeltuin")
    assert lexical.mended("wat doet de kindrwijkraad?") == "wat doet de kinderwijkraad?"
    assert lexical.mended("wat doet de kinderwijkraadd?") == "wat doet de kinderwijkraad?"
    assert lexical.mended("wat doet de kinderwijkrada?") == "wat doet de kinderwijkraad?"


def test_a_word_of_the_dutch_dictionary_stays_even_when_a_word_of_the_corpus_is_near() -> None:
    assert index("praten over geld").mended("kinderen kunnen raten") == "kinderen kunnen raten"


def test_short_words_figures_and_far_words_stay() -> None:
    lexical = index("de vreedzame wijk voor groep 8")
    assert lexical.mended("wjk 2525 Xyzzyplugh") == "wjk 2525 Xyzzyplugh"


def test_of_two_near_words_the_more_frequent_one_is_meant() -> None:
    lexical = index("kanjertraaning", "kanjertraoning", "kanjertraoning")
    assert lexical.mended("kanjertrining").startswith("kanjertr")
    assert lexical.mended("kanjertrxoning") == "kanjertraoning"


def test_an_empty_index_mends_nothing() -> None:
    assert index().mended("kindrwijkraad") == "kindrwijkraad"


def test_a_long_message_of_strange_words_is_mended_only_at_its_beginning() -> None:
    lexical = index("de kinderwijkraad vergadert")
    strange = " ".join(["kindrwijkraad"] * (MOST_MENDED + 5))
    assert lexical.mended(strange).split().count("kinderwijkraad") == MOST_MENDED
