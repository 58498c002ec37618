"""Measure the product on this machine and write docs/measured.md: python -m docs.measure [--referee DIR] [--quick]

Every figure comes from a command that is run here and now; nothing is typed in. The referee and its development sets
stand outside the project, so this fails with one sentence where they are absent. `--quick` leaves the slow tests out.
"""

from __future__ import annotations

import argparse
import os
import platform
import re
import resource
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from importlib.metadata import version
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
OUTPUT = ROOT / "docs" / "measured.md"
REFEREE = ROOT.parent / "shared"
MOST_SECONDS_TO_START = 60
LIBRARIES = ("torch", "sentence-transformers", "chromadb", "gradio", "pypdf", "langchain")
# What the referee's three commands read and judge: our command, its development set, its own command.
SETS = (("ask", "dev", "answers"), ("signal", "safety_dev", "signals"), ("mask", "privacy_dev", "masks"))
# Columns of the table of slices: the referee's names, and ours.
FIGURES: Mapping[str, str] = {
    "in scope and answered": "answered",
    "answered with a citation": "cited",
    "sources nDCG@10": "nDCG@10",
    "offers hit@3": "offers hit@3",
    "wrong offers among the first 3 (items)": "wrong offers",
    "must say": "must say",
    "said what it must not (items)": "must not say",
    "status unanswerable right": "unanswerable",
    "status out_of_scope right": "out of scope",
}
_FIGURE = re.compile(r"\[(?P<slice>\w+)\] (?P<name>[^:]+): (?P<value>[\d.]+|nan)  \(n=(?P<n>\d+)\)")


class MeasureError(Exception):
    """Something could not be measured; one sentence for the engineer who runs it."""


@dataclass(frozen=True, slots=True)
class Ran:
    """One command that ran: its output, exit code and seconds."""

    out: str
    err: str
    code: int
    seconds: float


@dataclass(frozen=True, slots=True)
class Bench:
    """Where this measurement runs: an index of its own, so that the one in use stays as it is."""

    index: Path
    referee: Path
    folder: Path

    def run(self, *arguments: str | Path, may_fail: bool = False) -> Ran:
        """Run our Python with an index of its own. Raises MeasureError when the command fails and may not."""
        environ = os.environ | {"KINDERWERK_INDEX": str(self.index)}
        started = time.perf_counter()
        done = subprocess.run(
            [sys.executable, *map(str, arguments)], cwd=ROOT, env=environ, capture_output=True, text=True, check=False
        )
        ran = Ran(done.stdout, done.stderr, done.returncode, time.perf_counter() - started)
        if ran.code and not may_fail:
            last = (ran.err.strip() or ran.out.strip()).splitlines()[-1:]
            raise MeasureError(f"This command failed: python {' '.join(map(str, arguments))}: {' '.join(last)}")
        return ran


def machine() -> Iterator[str]:
    """Date, processor, memory and versions, as a list."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    names = Path("/proc/cpuinfo").read_text("utf-8").splitlines() if Path("/proc/cpuinfo").exists() else []
    model = next((line.split(":", 1)[1].strip() for line in names if line.startswith("model name")), platform.machine())
    yield f"- date: {date.today():%Y-%m-%d}"
    yield f"- machine: {len(os.sched_getaffinity(0))} cores ({model}), {memory:.0f} GB memory, {platform.system()}"
    yield f"- Python {platform.python_version()}; " + ", ".join(f"{name} {version(name)}" for name in LIBRARIES)


def ingest(bench: Bench) -> Iterator[str]:
    """A build from nothing, and one without changes: seconds, and what was written."""
    full = bench.run("ingest.py", "--rebuild")
    before = _written(bench.index)
    unchanged = bench.run("ingest.py")
    written = sum(_written(bench.index).get(path) != stamp for path, stamp in before.items())
    written += len(_written(bench.index).keys() - before.keys())
    imports = bench.run("-c", "import ingest, assistant.ingesting, assistant.retrieval.building, yaml")
    yield from _block("python ingest.py --rebuild", full.out)
    yield from _block("python ingest.py", unchanged.out)
    yield from _table(
        ("", "seconds", "files written"),
        [
            ("from nothing", f"{full.seconds:.1f}", str(len(before))),
            ("nothing changed", f"{unchanged.seconds:.1f}", str(written)),
            ("of that, beyond Python's imports", f"{max(0.0, unchanged.seconds - imports.seconds):.1f}", ""),
        ],
    )


def _written(folder: Path) -> dict[str, int]:
    return {str(path): path.stat().st_mtime_ns for path in folder.rglob("*") if path.is_file()}


def start(bench: Bench) -> Iterator[str]:
    """Seconds from the start of app.py to a page that can answer, and the memory it takes then."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environ = os.environ | {"KINDERWERK_INDEX": str(bench.index)}
    started = time.perf_counter()
    server = subprocess.Popen(
        [sys.executable, "app.py", "--port", str(port)], cwd=ROOT, env=environ, stdout=subprocess.DEVNULL
    )
    try:
        _wait(f"http://127.0.0.1:{port}/status", started)
        ready = time.perf_counter() - started
        resident = _resident_megabytes(server.pid)
    finally:
        server.terminate()
        server.wait()
    yield "`python app.py`, with an index present, until `/status` answers (corpus, index and encoder are open then).\n"
    yield from _table(("", ""), [("seconds to ready", f"{ready:.1f}"), ("resident memory, MB", resident)])


def _wait(url: str, started: float) -> None:
    while time.perf_counter() - started < MOST_SECONDS_TO_START:
        try:
            with urllib.request.urlopen(url, timeout=5):
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.05)
    raise MeasureError(f"app.py did not answer within {MOST_SECONDS_TO_START} seconds.")


def _resident_megabytes(process: int) -> str:
    try:
        lines = Path(f"/proc/{process}/status").read_text("utf-8").splitlines()
    except OSError:
        return "unknown on this system"
    return next(f"{int(line.split()[1]) / 1024:.0f}" for line in lines if line.startswith("VmRSS"))


def golden(bench: Bench) -> Iterator[str]:
    """The corpus's golden questions per slice, and the peak of memory while asking them."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    ran = bench.run("-m", "assistant", "evaluate", may_fail=True)
    if ran.code not in (0, 1) or not ran.out:
        raise MeasureError(f"The golden questions could not be asked: {ran.err.strip()}")
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    yield "The questions that workers own, asked one by one. `served`: answered or referred, as each of them can be.\n"
    yield from _block("python -m assistant evaluate", ran.out)
    most = "at most " if peak == before else ""
    yield f"{ran.seconds:.1f} s in all; peak of resident memory {most}{peak / 1024:.0f} MB."


def referee(bench: Bench) -> Iterator[str]:
    """What the referee says of answers (per slice), signals and masks on its development sets."""
    yield (
        "Development sets that were made apart from the project: their wording is in no rule, text or training data, "
        "but the project looked at these figures while it grew. A set that nobody looked at will score lower.\n"
    )
    for command, name, judged in SETS:
        given = bench.referee / "eval" / f"{name}.jsonl"
        output = bench.folder / f"{judged}.jsonl"
        output.write_text(bench.run("-m", "assistant", command, "--batch", given, "--json").out, "utf-8")
        corpus = ("--corpus", ROOT / "corpus") if judged == "answers" else ()
        said = bench.run(bench.referee / "eval" / "score.py", judged, given, output, *corpus).out
        yield f"### {judged}\n"
        if judged == "answers":
            yield from _slices(said)
        general = [line for line in said.splitlines() if not line.startswith("[") or line.startswith("[all]")]
        yield from _block(f"score.py {judged} {given.name} {output.name}", "\n".join(general))


def _slices(said: str) -> Iterator[str]:
    """A table of the referee's main figures, a row a slice; empty where a slice has no such question."""
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for line in said.splitlines():
        match = _FIGURE.fullmatch(line)
        if match and match["name"] in FIGURES:
            found[match["slice"]][match["name"]] = match["value"]
    rows = [(slice_, *(figures.get(name, "") for name in FIGURES)) for slice_, figures in found.items()]
    yield from _table(("slice", *FIGURES.values()), rows)


def slow(bench: Bench) -> Iterator[str]:
    """What the slow tests print: kills in the middle of an ingest, a Chroma server, many people at once."""
    ran = bench.run("-m", "pytest", "-m", "slow", "-s", "-q", "-p", "no:cacheprovider", may_fail=True)
    lines = [line.lstrip(".") for line in ran.out.splitlines()]
    kept = [line for line in lines if line and not line.startswith(("=", "  ", "-- Docs"))]
    yield from _block("python -m pytest -m slow -s", "\n".join(kept))


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    yield f"| {' | '.join(head)} |"
    yield "|" + "---|" * len(head)
    for row in rows:
        yield f"| {' | '.join(row)} |"
    yield ""


def _block(command: str, output: str) -> Iterator[str]:
    yield f"```\n$ {command}\n{output.strip()}\n```\n"


def report(bench: Bench, quick: bool) -> str:
    """The whole page, each part measured in turn."""
    parts = {
        "Ingest": ingest,
        "Start": start,
        "Golden questions": golden,
        "Referee": referee,
        **({} if quick else {"Slow tests": slow}),
    }
    lines = ["# Measured", "", "Written by `make measure` (docs/measure.py); don't edit by hand.", "", *machine(), ""]
    for title, measured in parts.items():
        print(f"measuring: {title}", file=sys.stderr)
        lines += [f"## {title}", "", *measured(bench), ""]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip() + "\n"


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and write; the page that is there stays when anything fails."""
    parser = argparse.ArgumentParser(description="Measure the product and write docs/measured.md.")
    parser.add_argument("--referee", type=Path, default=REFEREE, help="folder that holds eval/score.py and its sets")
    parser.add_argument("--quick", action="store_true", help="leave the slow tests out")
    parser.add_argument("--output", type=Path, default=OUTPUT, help="file to write (default: docs/measured.md)")
    chosen = parser.parse_args(arguments)
    if not (chosen.referee / "eval" / "score.py").is_file():
        print(f"No referee in {chosen.referee}/eval: name its folder with --referee", file=sys.stderr)
        return 1
    try:
        with tempfile.TemporaryDirectory() as folder:
            bench = Bench(Path(folder) / "index", chosen.referee.resolve(), Path(folder))
            page = report(bench, chosen.quick)
    except MeasureError as error:
        print(error, file=sys.stderr)
        return 1
    chosen.output.write_text(page, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
