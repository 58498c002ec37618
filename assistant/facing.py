"""An answer as the machine-readable face shows it: plain JSON values, names of the contract."""

from __future__ import annotations

from assistant.domain import Answer, Fit, Referral, Slots

MAX_LISTED = 10


def answer_as_row(answer: Answer) -> dict[str, object]:
    """The JSON object of one answer, without id and time."""
    return {
        "status": answer.status.value,
        "text": answer.text,
        "sources": list(answer.sources[:MAX_LISTED]),
        "citations": [{"source": c.source, "quote": c.quote, "page": c.page, "url": c.url} for c in answer.citations],
        "referrals": [referral_as_row(referral) for referral in answer.referrals[:MAX_LISTED]],
        "contacts": list(answer.contacts),
        "slots": slots_as_row(answer.slots),
        "signal": answer.finding.signal.value,
        "language": answer.language.value,
    }


def referral_as_row(referral: Referral) -> dict[str, object]:
    """One referral with the words of its reasons; what does not fit is only named for a near miss."""
    told = [reason.words for reason in referral.reasons if referral.near_miss or reason.fit is not Fit.MISFIT]
    return {
        "offer": referral.offer.id,
        "reasons": told,
        "near_miss": referral.near_miss,
        "distance_m": referral.distance_m,
        "freshness": referral.freshness.value,
    }


def slots_as_row(slots: Slots) -> dict[str, object]:
    """What was understood; null where nothing was said."""
    return {
        "role": slots.role.value,
        "age": list(slots.age) if slots.age else None,
        "place": slots.place.name if slots.place else None,
        "pc4": slots.pc4,
        "themes": list(slots.themes),
        "cost": slots.cost.value if slots.cost else None,
        "days": list(slots.days),
    }
