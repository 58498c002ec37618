"""Reading the places folder into a Gazetteer: places/<municipality>.json, municipalities.csv, landmarks.toml."""

from __future__ import annotations

import csv
import json
import tomllib
from collections.abc import Mapping
from pathlib import Path

from assistant.corpus.elsewhere import Elsewhere, Row
from assistant.corpus.folding import fold_name
from assistant.corpus.places import Areas, Gazetteer
from assistant.domain import Place, PlaceKind
from assistant.errors import CorpusProblem

FOLDER = "places"
MUNICIPALITIES = "municipalities.csv"
LANDMARKS = "landmarks.toml"

_NO_PLACES = Gazetteer(municipality="")


def read_gazetteer(corpus: Path, problems: list[CorpusProblem]) -> Gazetteer:
    """The gazetteer of a corpus folder; problems are added to the list, and an empty gazetteer comes back for them."""
    folder = corpus / FOLDER
    files = sorted(folder.glob("*.json"))
    if len(files) != 1:
        problem = "There is no file with places." if not files else "There is more than one file with places."
        problems.append(CorpusProblem(FOLDER, None, None, problem, "Keep exactly one places/<municipality>.json."))
        return _NO_PLACES
    try:
        return _build(json.loads(files[0].read_text("utf-8")), folder, problems)
    except json.JSONDecodeError as error:
        at = (f"{FOLDER}/{files[0].name}", error.lineno)
        problems.append(CorpusProblem(*at, None, f"This is not valid JSON: {error.msg}.", "Mend that line."))
    except (UnicodeDecodeError, KeyError, TypeError, AttributeError, ValueError) as error:
        problem = f"The places can't be read: {type(error).__name__} {error}."
        remedy = "Give every place a name, and every wijk its stadsdeel and every buurt its wijk."
        problems.append(CorpusProblem(f"{FOLDER}/{files[0].name}", None, None, problem, remedy))
    return _NO_PLACES


def _build(table: Mapping[str, object], folder: Path, problems: list[CorpusProblem]) -> Gazetteer:
    city = _group(table, "municipality")
    own = (str(city["name"]), str(city.get("official", city["name"])), *_texts(city, "alt_names"))
    landmarks = _landmarks(folder / LANDMARKS, problems)
    elsewhere = _elsewhere(folder / MUNICIPALITIES, own, problems)
    gazetteer = Gazetteer.from_places(_areas(table), landmarks, elsewhere)
    _report_lost_landmarks(gazetteer, problems)
    return gazetteer


def _areas(table: Mapping[str, object]) -> Areas:
    regions = {
        name: _texts(region, "wijken")
        for region in _rows(table, "regions")
        for name in (str(region["name"]), *_texts(region, "alt_names"))
    }
    by_pc4 = {pc4: _mapping(shares) for pc4, shares in _group(table, "pc4").items()}
    shares = {pc4: {name: float(str(share)) for name, share in of.items()} for pc4, of in by_pc4.items()}
    sparse = frozenset(str(row["name"]) for row in _rows(table, "wijken") if row.get("sparse"))
    return Areas(_places(table), regions, shares, sparse)


def _places(table: Mapping[str, object]) -> tuple[Place, ...]:
    city = _group(table, "municipality")
    stadsdeel_of = {str(row["name"]): str(row["stadsdeel"]) for row in _rows(table, "wijken")}
    found = [_place(city, PlaceKind.CITY)]
    found += [_place(row, PlaceKind.STADSDEEL) for row in _rows(table, "stadsdelen")]
    found += [_place(row, PlaceKind.WIJK, stadsdeel=str(row["stadsdeel"])) for row in _rows(table, "wijken")]
    for row in _rows(table, "buurten"):
        wijk = str(row["wijk"])
        found.append(_place(row, PlaceKind.BUURT, wijk, stadsdeel_of[wijk]))
    return tuple(found)


def _place(row: Mapping[str, object], kind: PlaceKind, wijk: str | None = None, stadsdeel: str | None = None) -> Place:
    lat, lon = row.get("lat"), row.get("lon")
    return Place(
        name=str(row["name"]),
        kind=kind,
        wijk=wijk,
        stadsdeel=stadsdeel,
        alt_names=_texts(row, "alt_names"),
        pc4=_texts(row, "pc4"),
        lat=None if lat is None else float(str(lat)),
        lon=None if lon is None else float(str(lon)),
    )


def _mapping(value: object) -> Mapping[str, object]:
    if not isinstance(value, Mapping):
        raise TypeError(f"a group was expected, not {value!r:.60}")
    return value


def _group(table: Mapping[str, object], name: str) -> Mapping[str, object]:
    return _mapping(table.get(name, {}))


def _rows(table: Mapping[str, object], name: str) -> list[Mapping[str, object]]:
    rows = table.get(name, [])
    if not isinstance(rows, list):
        raise TypeError(f"'{name}' must be a list")
    return [_mapping(row) for row in rows]


def _texts(row: Mapping[str, object], name: str) -> tuple[str, ...]:
    values = row.get(name, [])
    if not isinstance(values, list):
        raise TypeError(f"'{name}' must be a list")
    return tuple(str(value) for value in values)


def _landmarks(path: Path, problems: list[CorpusProblem]) -> dict[str, str]:
    """Street and landmark names; a missing file means none are known."""
    try:
        table = tomllib.loads(path.read_text("utf-8")) if path.is_file() else {}
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        where = f"{FOLDER}/{LANDMARKS}"
        problems.append(CorpusProblem(where, None, None, f"This is not valid TOML: {error}.", "Mend that line."))
        return {}
    return {fold_name(name): str(place) for name, place in table.get("landmarks", {}).items()}


def _report_lost_landmarks(gazetteer: Gazetteer, problems: list[CorpusProblem]) -> None:
    where = f"{FOLDER}/{LANDMARKS}"
    for name, place in gazetteer.landmarks.items():
        if not gazetteer.named(place):
            problem = f"'{place}' is no place of this municipality."
            problems.append(CorpusProblem(where, None, name, problem, "Write the wijk or buurt as places/ names it."))


def _elsewhere(path: Path, own: tuple[str, ...], problems: list[CorpusProblem]) -> Elsewhere:
    """All other municipalities; a missing file means that none is recognised."""
    if not path.is_file():
        return Elsewhere()
    try:
        with path.open(encoding="utf-8", newline="") as file:
            rows = tuple(
                Row(int(row["first_pc4"]), int(row["last_pc4"]), row["municipality"], row["place"], row["word"] == "ja")
                for row in csv.DictReader(file)
            )
    except (KeyError, ValueError, TypeError, csv.Error) as error:
        problem = f"The municipalities can't be read: {type(error).__name__} {error}."
        remedy = "Keep the columns first_pc4, last_pc4, municipality, place, word."
        problems.append(CorpusProblem(f"{FOLDER}/{MUNICIPALITIES}", None, None, problem, remedy))
        return Elsewhere()
    return Elsewhere.from_rows(rows, own)
