"""Bring the index up to date with the corpus. `python ingest.py --help` says how; assistant/ingesting.py does the
work."""

from __future__ import annotations

import argparse
import json
import logging
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from assistant.errors import AssistantError, DocumentRefused
from assistant.settings import Settings


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one ingest, check or inspection. Exit code 0: all well; 1: refused, failed, or records left out."""
    parser = argparse.ArgumentParser(prog="ingest.py", description="Bring the index up to date with the corpus.")
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--check", action="store_true", help="only check the corpus; writes nothing")
    what.add_argument("--rebuild", action="store_true", help="build from nothing, whatever the index holds")
    what.add_argument("--inspect", type=Path, metavar="FILE", help="print what would be seen of one document, as JSON")
    chosen = parser.parse_args(arguments)
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(message)s", stream=sys.stderr)
    try:
        if chosen.inspect:
            return inspect(chosen.inspect)
        settings = Settings.from_environment()
        return check(settings) if chosen.check else run(settings, chosen.rebuild)
    except AssistantError as error:
        print(error, file=sys.stderr)
    except OSError as error:
        print(
            f"Stopped: {error.strerror or error} ({error.filename or 'disk'}). The old index goes on serving; "
            "free disk space or mend the rights, then run: python ingest.py",
            file=sys.stderr,
        )
    return 1


def check(settings: Settings) -> int:
    """Print every problem of the corpus, or that there is none."""
    from assistant.corpus.reading import check_corpus

    corpus, problems = check_corpus(settings.corpus)
    for problem in problems:
        print(problem)
    print(f"{len(corpus.sources)} records read, {len(problems)} problems.")
    return 1 if problems else 0


def run(settings: Settings, rebuild: bool) -> int:
    """Ingest with a progress bar on stderr and a summary on stdout."""
    from assistant.ingesting import ingest

    with Bar() as bar:
        report = ingest(settings, bar.show, rebuild)
    for problem in report.problems:
        print(f"left out: {problem}", file=sys.stderr)
    if not report.built:
        print("Nothing changed: 0 files written.")
    else:
        print(f"{'collection':<12}{'records':>9}{'passages':>10}")
        for name, (records, passages) in report.rows.items():
            print(f"{name:<12}{records:>9}{passages:>10}")
        print(f"{'all':<12}{report.manifest.sources:>9}{report.manifest.passages:>10}")
        changes = report.changes
        print(f"files: {changes.new} new, {changes.changed} changed, {changes.removed} removed")
        print(
            f"vectors: {report.manifest.units}   encoder: {report.manifest.encoder or 'none, searching on words only'}"
        )
    return 1 if report.problems else 0


class Bar:
    """A progress bar a step, on stderr, through tqdm."""

    def __init__(self) -> None:
        self._bar: object | None = None
        self._step = ""

    def show(self, step: str, done: int, total: int) -> None:
        """Show that `done` of `total` of a step are done."""
        from tqdm import tqdm

        if step != self._step:
            self.close()
            self._step, self._bar = step, tqdm(total=total, desc=step, file=sys.stderr, leave=False)
        bar: tqdm = self._bar  # type: ignore[assignment,type-arg]
        bar.update(done - bar.n)

    def close(self) -> None:
        """End the bar that is shown, if any."""
        if self._bar is not None:
            self._bar.close()  # type: ignore[attr-defined]

    def __enter__(self) -> Bar:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def inspect(path: Path) -> int:
    """Print pages, passages and warnings of one document as JSON; a refused one says why and gives exit code 1."""
    from assistant.corpus.formats import read_document

    seen: dict[str, object] = {"pages": None, "passages": [], "warnings": [], "refused": None}
    try:
        document = read_document(path)
        seen |= {"pages": document.pages, "warnings": list(document.warnings)}
        seen["passages"] = [asdict(passage) for passage in document.passages]
    except DocumentRefused as error:
        seen["refused"] = str(error)
    print(json.dumps(seen, ensure_ascii=False))
    return 1 if seen["refused"] else 0


if __name__ == "__main__":
    sys.exit(main())
