"""Text as the eye sees it: without the signs that nobody sees but that split words, turn text around or end it early.

"ge<zero width space>heim" reads "geheim", "abc<right-to-left override>cba" stands in the order in which it was typed.
"""

from __future__ import annotations

import re

# C0 and C1 controls but tab and line feed, soft hyphen, zero-width signs, embeddings, overrides and isolates, invisible
# operators, interlinear notes, the tag block that can hide a whole sentence, noncharacters and lone surrogates.
_UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b\u202a-\u202e"
    "\u2060-\u206f\u3164\ufdd0-\ufdef\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff\ud800-\udfff\U000e0000-\U000e0fff]"
)
# Joiners belong inside an emoji family or an Arabic word; between Latin letters or digits they only hide.
_JOINERS = re.compile("(?<=[0-9A-Za-zÀ-ɏ])[\u200c\u200d]+|[\u200c\u200d]+(?=[0-9A-Za-zÀ-ɏ])")
_MARKS = re.compile("[\u200e\u200f]")
_BREAKS = re.compile("\r\n?|[\u2028\u2029]")


def visible(text: str, keep_marks: bool = False) -> str:
    """`text` without unseen signs, every line end as a line feed; tabs stay.

    `keep_marks` keeps the left-to-right and right-to-left marks with which our own Arabic texts hold numbers in order.
    """
    shown = _JOINERS.sub("", _UNSEEN.sub("", _BREAKS.sub("\n", text)))
    return shown if keep_marks else _MARKS.sub("", shown)
