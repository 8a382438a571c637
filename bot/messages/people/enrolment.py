"""Links to send or print, what strangers are told, and requests the office decides."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from bot.messages.answer import Answer, Choice
from bot.messages.catalog import Words
from bot.messages.dates import day, moment
from bot.messages.people.people_values import PAGE_SIZE, RequestView
from bot.messages.taps.people import (
    ApproveAs,
    ApproveAsNew,
    AskAs,
    ChooseUnit,
    ConfirmMatch,
    DeclineRequest,
    DenyMatch,
    ShowPeople,
    ShowRequest,
    ShowUnitNames,
)
from bot.messages.text import safe, shorten

_LABEL = 48


def link_caption(words: Words, *, person: str, unit: str, link: str, until: date) -> str:
    """Under the picture of a QR code; the link can be copied by a tap."""
    who = f"<b>{safe(person or unit)}</b>"
    how = words("link-of-person" if person else "link-of-unit", day=day(until))
    return f"{who}\n<code>{safe(link)}</code>\n\n{how}"


def stranger_start(words: Words) -> Answer:
    """How to come in, with a key that shares the own number."""
    return Answer(words("stranger-start"), contact_key=words("stranger-share-phone"))


def still_waits(words: Words, *, name: str, since: date) -> Answer:
    """For a stranger whose request the office has not decided; the number still may be shared."""
    text = words("error-request-waits", name=safe(name), day=day(since))
    return Answer(text, contact_key=words("stranger-share-phone"))


def unit_names(
    words: Words, *, code: str, unit: str, people: tuple[tuple[int, str], ...], page: int
) -> Answer:
    """Who of the unit are you? A page of those who are not enrolled yet."""
    pages = max(1, -(-len(people) // PAGE_SIZE))
    page = min(page, pages - 1)
    shown = people[page * PAGE_SIZE : (page + 1) * PAGE_SIZE]
    rows: list[tuple[Choice, ...]] = [
        (Choice(shorten(name, _LABEL), AskAs(code, person_id)),) for person_id, name in shown
    ]
    turning: list[Choice] = []
    if page:
        turning.append(Choice(words("page-before"), ShowUnitNames(code, page - 1)))
    if page + 1 < pages:
        label = words("page-after", page=page + 2, pages=pages)
        turning.append(Choice(label, ShowUnitNames(code, page + 1)))
    if turning:
        rows.append(tuple(turning))
    rows.append((Choice(words("unit-names-not-here"), AskAs(code, None)),))
    return Answer(words("unit-names-ask", unit=safe(unit)), choices=tuple(rows))


def matched(words: Words, *, request_id: int, name: str, unit: str) -> Answer:
    """The name a telephone found: one tap enrols."""
    who = words("enrol-who-unit", name=safe(name), unit=safe(unit))
    who = who if unit else words("enrol-who", name=safe(name))
    rows = (
        (Choice(words("enrol-yes"), ConfirmMatch(request_id)),),
        (Choice(words("enrol-no"), DenyMatch(request_id)),),
    )
    return Answer(f"{words('enrol-ask')}\n{who}", choices=rows)


def asked(words: Words, *, name: str, is_new: bool, is_named: bool) -> Answer:
    """The request waits for the office; who gave no name is told how to."""
    text = words("request-sent" if is_new else "request-updated", name=safe(name))
    return Answer(text if is_named else f"{text}\n{words('request-name-hint')}")


def request(words: Words, shown: RequestView, *, zone: ZoneInfo) -> Answer:
    """Somebody who asks to be let in, and who it may be."""
    text = [f"<b>{words('request-title')}</b>", words("request-name", name=safe(shown.full_name))]
    if shown.unit_name:
        text.append(words("request-unit", unit=safe(shown.unit_name)))
    if shown.phone:
        text.append(words("request-phone", phone=safe(shown.phone)))
    text.append(words("request-at", at=_at(words, shown.created_at, zone)))
    text += ["", words("request-hint" if shown.candidates else "request-hint-nobody")]
    if any(one.is_enrolled for one in shown.candidates):
        text.append(words("request-hint-account"))
    rows: list[tuple[Choice, ...]] = []
    for one in shown.candidates:
        key = "request-is-enrolled" if one.is_enrolled else "request-is"
        unit = shorten(one.unit_name, 24) or words("people-no-unit")
        label = words(key, name=shorten(one.full_name, 32), unit=unit)
        rows.append((Choice(label, ApproveAs(shown.id, one.person_id)),))
    rows.append(
        (
            Choice(words("request-add"), ApproveAsNew(shown.id)),
            Choice(words("request-decline"), DeclineRequest(shown.id)),
        )
    )
    return Answer("\n".join(text), choices=tuple(rows))


def _at(words: Words, instant: datetime, zone: ZoneInfo) -> str:
    return moment(words, instant, zone=zone)


def decided(
    words: Words, *, name: str, approved: bool, more: bool, without_unit: int | None = None
) -> Answer:
    """For the office: what was decided, whose unit is missing, and the way to the next request."""
    text = words("request-approved" if approved else "request-was-declined", name=safe(name))
    next_one = Choice(words("request-next"), ShowRequest(None))
    back = Choice(words("people-back"), ShowPeople())
    rows: list[tuple[Choice, ...]] = [(next_one,) if more else (back,)]
    if without_unit is not None:
        text = f"{text}\n{words('request-needs-unit')}"
        rows.insert(0, (Choice(words("request-choose-unit"), ChooseUnit(without_unit)),))
    return Answer(text, choices=tuple(rows))


def no_requests(words: Words) -> Answer:
    back = Choice(words("people-back"), ShowPeople())
    return Answer(words("requests-none"), choices=((back,),))


def declined_for_them(words: Words) -> Answer:
    """For the one who asked."""
    return Answer(words("you-were-declined"))
