"""The benchmark as one command: measures, then writes docs/benchmarks.md and docs/benchmarks.png.

    python -m benchmarks.compare                                   everything (about half an hour on two cores)
    python -m benchmarks.compare --parts compare                   the systems only; the other parts stay as measured
    python -m benchmarks.compare --parts compare --questions FILE  other questions, e.g. a set outside the project
    python -m benchmarks.compare --parts scale --sizes 500000      one size more
    python -m benchmarks.compare --parts                           nothing new: page and plot from what was measured

The peers' packages go into var/benchmark-venv, which this makes (network needed once): it sees the product's own
packages through a .pth file, so that nothing is installed twice. Results stand in var/benchmarks/results.json.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import sysconfig
import venv
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from assistant.errors import AssistantError
from assistant.settings import ROOT, Settings
from benchmarks.figures import machine
from benchmarks.page import page
from benchmarks.trial import SYSTEMS

VENV = ROOT / "var" / "benchmark-venv"
RESULTS = ROOT / "var" / "benchmarks" / "results.json"
REQUIREMENTS = Path(__file__).with_name("requirements.txt")
DOCS = ROOT / "docs"
PARTS = ("compare", "typos", "scale")
SIZES = (338, 10_000, 100_000)


class Bench:
    """Runs the parts and keeps what they measured."""

    def __init__(self, corpus: Path, note: str = "", results: Path = RESULTS) -> None:
        self._corpus, self._note, self._path = corpus, note, results
        self.results: dict[str, Any] = json.loads(results.read_text("utf-8")) if results.is_file() else {}

    def compare(self, questions: Path | None, systems: Sequence[str] = SYSTEMS) -> None:
        """All systems on one set of questions, one after the other."""
        asking = ("--questions", str(questions.resolve())) if questions else ()
        rows = [self._run("benchmarks.trial", system, *asking) for system in systems]
        name = questions.stem if questions else "golden questions"
        command = "--parts compare" + (f" --questions {questions.name}" if questions else "")
        self.results.setdefault("compare", {})[name] = {**self._stamp(command), "rows": rows}
        self._keep()

    def typos(self) -> None:
        """Slips of the keyboard and other languages."""
        self.results["typos"] = {**self._stamp("--parts typos"), "rows": self._run("benchmarks.typos")}
        self._keep()

    def scale(self, records: int) -> None:
        """One size: build an index, then serve it from a fresh process."""
        folder = self._path.parent / f"scale-{records}"
        shutil.rmtree(folder, ignore_errors=True)
        built = self._run("benchmarks.scale", "build", str(records), "--folder", str(folder))
        served = self._run("benchmarks.scale", "serve", str(records), "--folder", str(folder))
        shutil.rmtree(folder)
        stamp = self._stamp(f"--parts scale --sizes {records}")
        self.results.setdefault("scale", {})[str(records)] = {**stamp, **built, **served}
        self._keep()

    def write(self, docs: Path = DOCS) -> None:
        """The page, and the plot when there is something to draw."""
        (docs / "benchmarks.md").write_text(page(self.results), "utf-8")
        if "compare" in self.results and "scale" in self.results:
            _python("benchmarks.plot", str(self._path), str(docs / "benchmarks.png"))

    def _stamp(self, command: str) -> dict[str, str]:
        return {
            "command": f"python -m benchmarks.compare {command}",
            "date": date.today().isoformat(),
            "machine": machine(),
            "note": self._note,
        }

    def _run(self, module: str, *arguments: str) -> Any:  # noqa: ANN401
        print(f"measuring: {module} {' '.join(arguments)}", file=sys.stderr, flush=True)
        return json.loads(_python(module, *arguments, "--corpus", str(self._corpus)).splitlines()[-1])

    def _keep(self) -> None:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        self._path.write_text(json.dumps(self.results, ensure_ascii=False, indent=1), "utf-8")


def _python(module: str, *arguments: str) -> str:
    """Run a module in the benchmark's environment, offline. Raises AssistantError with its last line when it fails."""
    environ = os.environ | {"HF_HUB_OFFLINE": "1", "HAYSTACK_TELEMETRY_ENABLED": "False"}
    command = [str(VENV / "bin" / "python"), "-m", module, *arguments]
    done = subprocess.run(command, cwd=ROOT, env=environ, capture_output=True, text=True, check=False)
    if done.returncode:
        last = (done.stderr.strip() or done.stdout.strip()).splitlines()[-1:]
        raise AssistantError(f"This failed: python -m {module} {' '.join(arguments)}: {' '.join(last)}")
    return done.stdout


def prepare_environment(folder: Path = VENV) -> None:
    """Make the environment of the peers unless it holds what requirements.txt asks for now."""
    stamp, wanted = folder / "requirements.txt", REQUIREMENTS.read_text("utf-8")
    if stamp.is_file() and stamp.read_text("utf-8") == wanted:
        return
    print(f"installing the peers into {folder}", file=sys.stderr)
    venv.create(folder, with_pip=True, clear=True)
    site = next((folder / "lib").glob("python*/site-packages"))
    (site / "product.pth").write_text(sysconfig.get_paths()["purelib"] + "\n", "utf-8")
    pip = [str(folder / "bin" / "python"), "-m", "pip", "install", "--quiet", "--requirement", str(REQUIREMENTS)]
    if subprocess.run(pip, check=False).returncode:
        raise AssistantError(f"The peers can't be installed. Try it by hand: {' '.join(pip)}")
    stamp.write_text(wanted, "utf-8")


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure the chosen parts and write the page."""
    parser = argparse.ArgumentParser(description="Compare the product with others and write docs/benchmarks.md.")
    parser.add_argument("--parts", nargs="*", choices=PARTS, default=list(PARTS))
    parser.add_argument("--questions", type=Path, help="questions instead of the corpus's golden ones")
    parser.add_argument("--sizes", type=int, nargs="+", default=list(SIZES), help="numbers of records")
    parser.add_argument("--corpus", type=Path, default=Settings().corpus)
    parser.add_argument("--note", default="", help="what a reader must know of this run, such as other work beside it")
    chosen = parser.parse_args(arguments)
    try:
        prepare_environment()
        bench = Bench(chosen.corpus.resolve(), chosen.note)
        if "compare" in chosen.parts:
            bench.compare(chosen.questions)
        if "typos" in chosen.parts:
            bench.typos()
        for records in chosen.sizes if "scale" in chosen.parts else ():
            bench.scale(records)
        bench.write()
    except AssistantError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
