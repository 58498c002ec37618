"""Learn the weights of the safety lane from the authored examples: about half a minute on two cores, no download.

    python -m training.safety_lane                  write assistant/safety/weights.npz
    python -m training.safety_lane --held-out DIR   leave the lay questions of every second record out, write to DIR

The examples (assistant/safety/examples) are sentences by signal, urgency and asker; the lay questions of the
corpus about
ordinary matters say what is no signal. Half of the examples are used a second time with an ordinary question before or
behind them, because people in need often ask for a club in the same breath. Seeded: the same texts give the same
weights.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import numpy as np
import scipy.sparse as sparse
from sklearn.linear_model import LogisticRegression

from assistant.corpus.reading import check_corpus
from assistant.domain import Language, Role, Signal, Urgency
from assistant.safety.exampling import Example, read_examples
from assistant.safety.matching import read_message
from assistant.safety.rules import read_rules
from assistant.safety.weighing import BUCKETS, WEIGHTS, Floats, counted, features
from assistant.settings import Settings

SEED = 20261125
# Records whose lay questions speak of harm themselves ("mijn man slaat me"): not to be learned as ordinary.
OF_HARM = re.compile(
    r"^safety/|veilig-thuis|113|kindertelefoon|helpwanted|kind-vertelt|gesprek-kind|alles-oke|kopp|kindcheck|blijf"
    r"|huiselijk|seksueel|geweld|mishandel|melden-zonder|school-informatie|ouders-informeren|arts-meldrecht|mantelzorger"
    r"|armoede-signalen|kind-uit-de-knel|psychische|kansrijke-start|toestemming-sociaal|meldcode-vijf|meldcode-afweging"
    r"|schilderswijk-moeders|haagse-directe-boksen"
)
ROUNDS = 2
COST_HARM = 10.0
COST_KIND = 10.0


@dataclass(frozen=True, slots=True)
class Sample:
    """A text to learn from with what it means."""

    text: str
    signal: Signal
    urgency: Urgency


def ordinary_questions(held_out: bool) -> list[tuple[str, str]]:
    """(language, lay question) of the corpus's records about ordinary matters; half of the records when `held_out`."""
    found = []
    for source in check_corpus(Settings().corpus)[0].sources.values():
        if OF_HARM.search(source.id) or (held_out and zlib.crc32(source.id.encode()) % 2):
            continue
        for language, texts in source.questions.items():
            found += [(language.value, text) for text in texts if not read_message(text, Role.ONBEKEND, "").matches]
    return sorted(set(found))


def of_the_rules() -> list[Example]:
    """The rules' own examples, Dutch: what fires is a signal, what is silent is none."""
    found = []
    for rule in read_rules().rules:
        found += [Example(Language.NL, rule.signal, rule.urgency, Role.ONBEKEND, text) for text in rule.fires]
        found += [Example(Language.NL, Signal.NONE, Urgency.NONE, Role.ONBEKEND, text) for text in rule.silent]
    return found


def samples(examples: Sequence[Example], ordinary: Sequence[tuple[str, str]], seed: int) -> list[Sample]:
    """Examples and ordinary questions, and the same again with an ordinary question before or behind them."""
    chance = random.Random(seed)
    asides: dict[str, list[str]] = {}
    for language, text in [*ordinary, *((e.language, e.text) for e in examples if e.signal is Signal.NONE)]:
        asides.setdefault(language, []).append(text)

    def beside(text: str, language: str) -> str:
        aside = chance.choice(asides[language])
        return f"{text}. {aside}" if chance.random() < 0.6 else f"{aside}. {text}"

    found = [Sample(e.text, e.signal, e.urgency) for e in examples]
    found += [Sample(text, Signal.NONE, Urgency.NONE) for _, text in ordinary]
    for example in examples:
        for _ in range(1 if example.signal is Signal.NONE else 2):
            found.append(Sample(beside(example.text, example.language), example.signal, example.urgency))
    for language, text in chance.sample(list(ordinary), len(ordinary) // 3):
        found.append(Sample(beside(text, language), Signal.NONE, Urgency.NONE))
    return found


def rarity_of(texts: Sequence[tuple[str, ...]]) -> Floats:
    """Inverse document frequency of each bucket, 0 where no text has it."""
    seen = np.zeros(BUCKETS)
    for words in texts:
        seen[counted(words)] += 1
    rarity = np.log((1 + len(texts)) / (1 + seen)) + 1
    rarity[seen == 0] = 0
    return rarity.astype(np.float32)


def matrix_of(texts: Sequence[tuple[str, ...]], rarity: Floats) -> sparse.csr_matrix:
    """One row a text, one column a bucket."""
    buckets, values, ends = [], [], [0]
    for words in texts:
        found, weights = features(words, rarity)
        buckets.append(found)
        values.append(weights)
        ends.append(ends[-1] + len(found))
    return sparse.csr_matrix((np.concatenate(values), np.concatenate(buckets), ends), shape=(len(texts), BUCKETS))


def learn(rounds: Sequence[Sequence[Sample]], path: Path, digest: str) -> None:
    """Fit harm (any signal or none), now (among signals) and the kind of signal; write the mean over `rounds` to
    `path`.

    Each round has the same examples with other asides: the mean depends less on which aside stood beside which example.
    """
    texts = [[read_message(sample.text, Role.ONBEKEND, "").words for sample in learned] for learned in rounds]
    rarity = rarity_of([words for part in texts for words in part])
    fitted = [fit(learned, matrix_of(part, rarity)) for learned, part in zip(rounds, texts, strict=True)]
    np.savez_compressed(
        path,
        table=np.mean([table for table, _, _ in fitted], axis=0).astype(np.float16),
        offset=np.mean([offset for _, offset, _ in fitted], axis=0).astype(np.float32),
        rarity=rarity.astype(np.float16),
        signals=np.array(fitted[0][2], dtype=str),
        digest=np.array(digest),
    )


def fit(learned: Sequence[Sample], matrix: sparse.csr_matrix) -> tuple[Floats, Floats, list[str]]:
    """Coefficients, intercepts and the names of the kinds, for one round."""
    harmful = np.array([sample.signal is not Signal.NONE for sample in learned])
    urgent = np.array([sample.urgency is Urgency.NOW for sample in learned])[harmful]
    kinds = np.array([sample.signal.value for sample in learned])[harmful]
    harm = LogisticRegression(C=COST_HARM, max_iter=300, class_weight="balanced").fit(matrix, harmful)
    now = LogisticRegression(C=COST_KIND, max_iter=300, class_weight="balanced").fit(matrix[harmful], urgent)
    kind = LogisticRegression(C=COST_KIND, max_iter=300, class_weight="balanced").fit(matrix[harmful], kinds)
    table = np.vstack([harm.coef_, now.coef_, kind.coef_])
    return table, np.concatenate([harm.intercept_, now.intercept_, kind.intercept_]), list(kind.classes_)


def digest_of(examples: Sequence[Example]) -> str:
    """What a test compares to see that the weights belong to the examples."""
    return sha256("\n".join(f"{e.language} {e.signal} {e.urgency} {e.text}" for e in examples).encode()).hexdigest()


def main() -> None:
    """Train and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--held-out", type=Path)
    arguments = parser.parse_args()
    examples = (*read_examples(), *of_the_rules())
    ordinary = ordinary_questions(held_out=arguments.held_out is not None)
    learned = [samples(examples, ordinary, SEED + number) for number in range(ROUNDS)]
    path = arguments.held_out / "weights.npz" if arguments.held_out else WEIGHTS
    learn(learned, path, digest_of(read_examples()))
    size = path.stat().st_size
    print(f"{len(examples)} examples, {ROUNDS} rounds of {len(learned[0])}, {size} bytes in {path}", file=sys.stderr)


if __name__ == "__main__":
    main()
