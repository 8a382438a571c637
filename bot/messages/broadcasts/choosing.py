"""What we say while the people of a broadcast are chosen."""

from bot.domain import Role
from bot.messages.actions import Tap
from bot.messages.answer import Answer, Choice
from bot.messages.broadcasts import audience
from bot.messages.broadcasts.values import AudiencePart, Draft, PartKind, Step
from bot.messages.catalog import Words
from bot.messages.dialogues import leaving
from bot.messages.paging import turning
from bot.messages.taps.broadcasts import (
    AskBroadcastPart,
    ClearAudience,
    PickDue,
    PickNamed,
    QuickPeriod,
    TickAudience,
    TickRole,
    TickUnit,
)
from bot.messages.text import shorten

Rows = list[tuple[Choice, ...]]
_UNITS = 8
_LABEL = 56
_ASKS = {
    Step.WHOM: "broadcast-ask-whom",
    Step.UNITS: "broadcast-ask-units",
    Step.ROLES: "broadcast-ask-roles",
    Step.DUE: "broadcast-ask-due",
    Step.WITHOUT: "broadcast-ask-without",
}


def form(words: Words, draft: Draft) -> Answer:
    """Who is chosen so far and how many they are, then the question of the step."""
    body = [f"<b>{words('broadcast-title')}</b>"]
    if draft.parts:
        body.append(words("broadcast-to", names=audience.chosen(words, draft)))
        body += audience.count(words, draft.reached)
    if draft.nobody:
        body.append(audience.nobody(words, draft.nobody))
    if draft.unclear:
        body += ["", audience.unclear(words, draft.printed, draft.unclear)]
        return Answer("\n".join(body), choices=(*_named(draft), *_below(words, draft)))
    body += ["", words(_ASKS[draft.step])]
    return Answer("\n".join(body), choices=(*_choices(words, draft), *_below(words, draft)))


def _choices(words: Words, draft: Draft) -> Rows:
    match draft.step:
        case Step.UNITS:
            return _units(words, draft)
        case Step.ROLES:
            return _roles(words, draft)
        case Step.DUE:
            return _periods(words, draft)
        case Step.WITHOUT:
            return []
    return _ways(words, draft)


def _ways(words: Words, draft: Draft) -> Rows:
    """Everything recipients can be chosen by; a lead has but the own unit."""
    everybody = (
        words("audience-all-of", unit=draft.of_unit) if draft.of_unit else words("audience-all")
    )
    rows: Rows = [
        (_ticked(draft, everybody, PartKind.ALL),),
        (_ticked(draft, words("audience-late"), PartKind.LATE),),
        (_ask(words, "button-broadcast-due", draft, Step.DUE),),
    ]
    if not draft.of_unit:
        units = _ask(words, "button-broadcast-units", draft, Step.UNITS)
        rows.append((units, _ask(words, "button-broadcast-roles", draft, Step.ROLES)))
    if draft.parts:
        without = _ask(words, "button-broadcast-without", draft, Step.WITHOUT)
        rows.append((without, Choice(words("button-broadcast-clear"), ClearAudience(draft.id))))
    return rows


def _ask(words: Words, key: str, draft: Draft, step: Step, page: int = 0) -> Choice:
    return Choice(words(key), AskBroadcastPart(draft.id, step, page))


def _ticked(draft: Draft, label: str, kind: PartKind) -> Choice:
    return _tick(draft, label, AudiencePart(kind), TickAudience(draft.id, kind))


def _tick(draft: Draft, label: str, part: AudiencePart, tap: Tap) -> Choice:
    return Choice(f"{'☑' if draft.has(part) else '☐'} {shorten(label, _LABEL)}", tap)


def _units(words: Words, draft: Draft) -> Rows:
    pages = max(-(-len(draft.units) // _UNITS), 1)
    page = min(draft.page, pages - 1)
    rows: Rows = [
        (
            _tick(
                draft,
                unit.name,
                AudiencePart(PartKind.UNIT, unit.id),
                TickUnit(draft.id, unit.id),
            ),
        )
        for unit in draft.units[page * _UNITS : (page + 1) * _UNITS]
    ]
    turns = turning(words, page, pages, lambda to: AskBroadcastPart(draft.id, Step.UNITS, to))
    return [*rows, *turns]


def _roles(words: Words, draft: Draft) -> Rows:
    return [
        (
            _tick(
                draft,
                words(f"role-{role}"),
                AudiencePart(PartKind.ROLE, role=role),
                TickRole(draft.id, role),
            ),
        )
        for role in Role
    ]


def _periods(words: Words, draft: Draft) -> Rows:
    keys = (
        ("broadcast-due-this-week", QuickPeriod.THIS_WEEK),
        ("broadcast-due-next-week", QuickPeriod.NEXT_WEEK),
        ("broadcast-due-this-month", QuickPeriod.THIS_MONTH),
    )
    return [(Choice(words(key), PickDue(draft.id, period)),) for key, period in keys]


def _named(draft: Draft) -> Rows:
    return [
        (Choice(shorten(one.name, _LABEL), PickNamed(draft.id, one.id, one.is_unit)),)
        for one in draft.unclear[:_UNITS]
    ]


def _below(words: Words, draft: Draft) -> Rows:
    """On, or back to where all the ways are; and out."""
    if draft.step is not Step.WHOM or draft.unclear:
        back = _ask(words, "button-broadcast-chosen", draft, Step.WHOM)
        return [(back,), (leaving(words),)]
    if draft.parts:
        return [(_ask(words, "button-broadcast-next", draft, Step.WHOLE), leaving(words))]
    return [(leaving(words),)]
