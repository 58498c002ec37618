"""The quoting writer: replies made of literal passages, fields of records and fixed texts. No language model.

One function per status (design.md section 4). All take what was understood and found, and return a whole Answer.
"""

from __future__ import annotations

from assistant.composing.answering import answer
from assistant.composing.declining import failed, no_question, out_of_scope, unanswerable
from assistant.composing.evidence import Evidence
from assistant.composing.referring import clarify, referred

__all__ = ["Evidence", "answer", "clarify", "failed", "no_question", "out_of_scope", "referred", "unanswerable"]
