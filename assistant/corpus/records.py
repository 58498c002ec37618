"""One record file read into a Source, and for offers an Offer: which fields exist, and what each must be.

What a record alone can't tell (whether an id, theme or place exists) is checked in checking.py.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from assistant.corpus.fields import Fields
from assistant.corpus.frontmatter import Malformed, split_record
from assistant.domain import Address, Confidence, CostOption, Offer, OfferStatus, Phone, Role, Schedule, Source
from assistant.errors import CorpusProblem

OFFERS = "offers"
SAFETY = "safety"
DOCUMENTS = "documents"
COLLECTIONS = ("methods", "policy", "figures", SAFETY, OFFERS, DOCUMENTS)

KINDS = (
    "speelplek", "sport", "club", "armoede-regeling", "inloop", "vakantie", "huiswerk-taal", "informatiepunt",
    "training-groep", "opvoedhulp", "crisis-veiligheid", "maatje-thuisondersteuning", "gezondheid", "cultuur", "overig",
)  # fmt: skip

# RFC 5545, as HSDS writes the days of a schedule.
DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
HIGHEST_AGE = 120

COMMON_FIELDS = (
    "title", "confidence", "source_title", "source_url", "source_date", "valid_from", "valid_until", "replaced_by",
    "evidence_level", "disagrees_with", "disagreement", "same_as", "questions", "summary", "themes",
)  # fmt: skip
OFFER_FIELDS = (
    "organization", "kind", "status", "minimum_age", "maximum_age", "eligibility_description", "service_areas",
    "addresses", "phones", "email", "url", "cost_options", "schedules", "application_process", "languages",
    "accessibility", "assured_date", "alert", "one_off", "for_children", "audience",
)  # fmt: skip
ADDRESS_FIELDS = ("address_1", "city", "postal_code")
PHONE_FIELDS = ("number", "description")
COST_FIELDS = ("amount", "option", "amount_description")
SCHEDULE_FIELDS = ("description", "byday", "opens_at", "closes_at", "holiday_period")

_FILE_NAME = re.compile(r"[^\W_][\w .,()&+-]{0,150}")
_POSTAL_CODE = re.compile(r"[1-9]\d{3} [A-Z]{2}")


@dataclass(frozen=True, slots=True)
class Record:
    """What one file held. `offer` is None outside offers/; `fields` knows the lines, for checks across records."""

    source: Source
    offer: Offer | None
    fields: Fields


def allowed_fields(collection: str) -> tuple[str, ...]:
    """The names of all fields that may stand in a record of this collection."""
    if collection == OFFERS:
        return COMMON_FIELDS + OFFER_FIELDS
    return (*COMMON_FIELDS, "document") if collection == DOCUMENTS else COMMON_FIELDS


def read_record(path: str, text: str, problems: list[CorpusProblem]) -> Record | None:
    """Read the text of one file, `path` relative to the corpus ("offers/x.md").

    All its problems are added to the list, and None comes back: a record with a field that can't be trusted is not
    shown half. A safety record is kept while it has a title, a confidence and a text, because a missing help number is
    worse than a missing field.
    """
    try:
        front, body = split_record(text)
    except Malformed as error:
        problems.append(CorpusProblem(path, error.line, error.field, error.problem, error.remedy))
        return None
    before = len(problems)
    fields = Fields(path, front, problems)
    pure = PurePosixPath(path)
    fields.report_unknown(allowed_fields(pure.parts[0]))
    if not body:
        line = text.replace("\r\n", "\n").replace("\r", "\n").rstrip("\n").count("\n") + 1
        fields.report(None, "There is no text below the front matter.", "Write the facts below it.", line)
    source = _source(fields, pure, body)
    offer = _offer(fields, source) if source is not None and source.collection == OFFERS else None
    if source is None or not body or (len(problems) > before and source.collection != SAFETY):
        return None
    return Record(source, offer, fields)


def _source(fields: Fields, path: PurePosixPath, body: str) -> Source | None:
    title = fields.text("title", required=True)
    confidence = fields.choice("confidence", Confidence, required=True)
    source = Source(
        id=str(path.with_suffix("")),
        collection=path.parts[0],
        title=title or path.stem,
        body=body,
        confidence=confidence or Confidence.LOW,
        source_title=fields.text("source_title"),
        source_url=fields.url("source_url"),
        source_date=fields.source_date("source_date"),
        valid_from=fields.day("valid_from"),
        valid_until=fields.day("valid_until"),
        replaced_by=fields.text("replaced_by"),
        evidence_level=fields.text("evidence_level"),
        disagrees_with=fields.texts("disagrees_with"),
        disagreement=fields.text("disagreement"),
        same_as=fields.texts("same_as"),
        questions=fields.lists_by_language("questions"),
        summary=fields.by_language("summary"),
        themes=fields.texts("themes"),
        document=_document_name(fields) if path.parts[0] == DOCUMENTS else None,
    )
    _report_validity(fields, source)
    return source if title and confidence else None


def _document_name(fields: Fields) -> str | None:
    """The plain name of a file beside the record: never a path, and nothing that means something in an address."""
    name = fields.text("document", required=True)
    if name is None or _FILE_NAME.fullmatch(name):
        return name
    remedy = f"Put the file in {DOCUMENTS}/, name it with letters, figures, spaces and hyphens, and write its name."
    fields.report("document", f"'{name}' is not a plain file name.", remedy)
    return None


def _report_validity(fields: Fields, source: Source) -> None:
    if source.valid_from and source.valid_until and source.valid_until < source.valid_from:
        problem = f"It ends ({source.valid_until}) before it begins ({source.valid_from})."
        fields.report("valid_until", problem, "Swap the two dates, or mend one.")
    if source.disagrees_with and not source.disagreement:
        fields.report(
            "disagrees_with", "It does not say what the sources disagree about.", "Add 'disagreement: …', one sentence."
        )
    if source.disagreement and not source.disagrees_with:
        fields.report("disagreement", "It does not say which record it disagrees with.", "Add 'disagrees_with: [id]'.")


def _offer(fields: Fields, source: Source) -> Offer | None:
    organization = fields.text("organization", required=True)
    kind = fields.among("kind", KINDS, required=True)
    areas = fields.texts("service_areas")
    _report_unusable(fields, source, areas)
    lowest, highest = _ages(fields)
    offer = Offer(
        record=source,
        organization=organization or "",
        kind=kind or "",
        service_areas=areas,
        status=fields.choice("status", OfferStatus) or OfferStatus.ACTIVE,
        minimum_age=lowest,
        maximum_age=highest,
        addresses=_addresses(fields),
        phones=_phones(fields),
        email=fields.email("email"),
        url=fields.url("url"),
        cost_options=_costs(fields),
        schedules=_schedules(fields),
    )
    described = _described(fields, offer)
    return described if organization and kind and areas else None


def _described(fields: Fields, offer: Offer) -> Offer:
    return replace(
        offer,
        eligibility_description=fields.text("eligibility_description"),
        application_process=fields.text("application_process"),
        languages=fields.texts("languages"),
        accessibility=fields.text("accessibility"),
        assured_date=fields.day("assured_date"),
        alert=fields.text("alert"),
        one_off=fields.flag("one_off", default=False),
        for_children=fields.flag("for_children", default=True),
        audience=fields.choices("audience", Role),
    )


def _report_unusable(fields: Fields, source: Source, areas: tuple[str, ...]) -> None:
    if not areas and not fields.has("service_areas"):
        remedy = "Add 'service_areas: [wijk]', or the municipality's name for the whole city."
        fields.report("service_areas", "An offer without a place can't be referred to.", remedy)
    if not source.themes and not fields.has("themes"):
        fields.report("themes", "An offer without a theme can't be found.", "Add 'themes: [theme]'.")


def _ages(fields: Fields) -> tuple[int | None, int | None]:
    lowest, highest = fields.whole("minimum_age", HIGHEST_AGE), fields.whole("maximum_age", HIGHEST_AGE)
    if lowest is None or highest is None or lowest <= highest:
        return lowest, highest
    problem = f"The highest age ({highest}) is below the lowest ({lowest})."
    fields.report("maximum_age", problem, "Swap the two ages, or mend one.")
    return None, None


def _addresses(fields: Fields) -> tuple[Address, ...]:
    found = []
    for group in fields.groups("addresses", ADDRESS_FIELDS):
        street, postal_code = group.text("address_1", required=True), group.text("postal_code")
        if postal_code is not None and not _POSTAL_CODE.fullmatch(postal_code):
            group.report("postal_code", f"'{postal_code}' is not a postcode.", "Write it as 2525 AB.")
            postal_code = None
        if street is not None:
            found.append(Address(street, group.text("city"), postal_code))
    return tuple(found)


def _phones(fields: Fields) -> tuple[Phone, ...]:
    groups = fields.groups("phones", PHONE_FIELDS)
    numbers = [(group.phone("number"), group.text("description")) for group in groups]
    return tuple(Phone(number, description) for number, description in numbers if number is not None)


def _costs(fields: Fields) -> tuple[CostOption, ...]:
    groups = fields.groups("cost_options", COST_FIELDS)
    return tuple(
        CostOption(group.amount("amount"), group.text("option"), group.text("amount_description")) for group in groups
    )


def _schedules(fields: Fields) -> tuple[Schedule, ...]:
    found = []
    for group in fields.groups("schedules", SCHEDULE_FIELDS):
        description = group.text("description", required=True)
        days = tuple(day for day in group.texts("byday") if _is_day(group, day))
        times = group.time("opens_at"), group.time("closes_at")
        if description is not None:
            found.append(
                Schedule(description, days, *times, holiday_period=group.flag("holiday_period", default=False))
            )
    return tuple(found)


def _is_day(group: Fields, day: str) -> bool:
    if day not in DAYS:
        group.report("byday", f"'{day}' is not a day.", f"Write {', '.join(DAYS)}.")
    return day in DAYS
