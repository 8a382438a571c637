"""What the office sees of its people: units, names, one person's card, and what to decide."""

from collections.abc import Sequence

from bot.domain import Role
from bot.messages.actions import Tap
from bot.messages.answer import Answer, Choice
from bot.messages.catalog import Words
from bot.messages.dates import day
from bot.messages.dialogues import leaving
from bot.messages.people.people_values import (
    PAGE_SIZE,
    PeopleOverview,
    PeoplePage,
    PersonCard,
    PersonLine,
)
from bot.messages.taps.handover import NewHandover
from bot.messages.taps.people import (
    AskLeave,
    ChooseHeir,
    ChooseRoles,
    ChooseUnit,
    FetchSheet,
    Leave,
    LinkForPerson,
    LinkForUnit,
    MoveTo,
    RenamePerson,
    SetRole,
    ShowPeople,
    ShowPerson,
    ShowRequest,
    ShowUnit,
)
from bot.messages.text import safe, shorten
from bot.storage import Unit
from bot.storage.ids import id_of

_LABEL = 48
_Rows = list[tuple[Choice, ...]]


def overview(words: Words, shown: PeopleOverview) -> Answer:
    """The units, each a button with its numbers; requests that wait stand on top."""
    text = [
        f"<b>{words('people-title')}</b>",
        words("people-enrolled", enrolled=shown.enrolled, people=shown.people),
        "",
        words("people-hint"),
    ]
    rows: _Rows = []
    if shown.requests:
        rows.append((Choice(words("people-requests", count=shown.requests), ShowRequest(None)),))
    for line in shown.lines:
        name = shorten(line.name, _LABEL) if line.name else words("people-no-unit")
        label = words("people-unit-line", name=name, enrolled=line.enrolled, people=line.people)
        rows.append((Choice(label, ShowUnit(line.unit_id)),))
    rows += _turning(
        words,
        shown.page,
        shown.total,
        before=ShowPeople(max(0, shown.page - 1)),
        after=ShowPeople(shown.page + 1),
    )
    if shown.enrolled < shown.people:
        rows.append((Choice(words("people-sheet-all"), FetchSheet(None)),))
    return Answer("\n".join(text), choices=tuple(rows))


def unit(words: Words, shown: PeoplePage) -> Answer:
    """The people of a unit, each a button; the unit's own link and cards below."""
    name = safe(shown.unit_name) if shown.unit_name else words("people-no-unit")
    text = [
        f"<b>{name}</b>",
        words("people-enrolled", enrolled=shown.enrolled, people=shown.total),
        "",
        words("people-signs"),
    ]
    rows: _Rows = [
        (Choice(_person_label(words, one), ShowPerson(one.person_id)),) for one in shown.lines
    ]
    rows += _turning(
        words,
        shown.page,
        shown.total,
        before=ShowUnit(shown.unit_id, max(0, shown.page - 1)),
        after=ShowUnit(shown.unit_id, shown.page + 1),
    )
    if shown.unit_id is not None and shown.enrolled < shown.total:
        rows.append(
            (
                Choice(words("people-unit-link"), LinkForUnit(shown.unit_id)),
                Choice(words("people-unit-sheet"), FetchSheet(shown.unit_id)),
            )
        )
    rows.append((Choice(words("people-back"), ShowPeople()),))
    return Answer("\n".join(text), choices=tuple(rows))


def _person_label(words: Words, line: PersonLine) -> str:
    sign = "⚠" if line.is_unreachable else "✓" if line.is_enrolled else "–"
    return words("people-line", sign=sign, name=shorten(line.full_name, _LABEL))


def card(words: Words, shown: PersonCard, *, told: str = "") -> Answer:
    """One person; `told` is what was just done, above the card."""
    rows: _Rows = [
        (
            Choice(words("person-move"), ChooseUnit(shown.person_id)),
            Choice(words("person-roles"), ChooseRoles(shown.person_id)),
        ),
        (
            Choice(
                words("person-renew-link" if shown.is_enrolled else "person-link"),
                LinkForPerson(shown.person_id),
            ),
            Choice(words("person-leave"), AskLeave(shown.person_id)),
        ),
        (
            Choice(words("person-hand-over"), NewHandover(shown.person_id)),
            Choice(words("person-rename"), RenamePerson(shown.person_id)),
        ),
        (Choice(words("people-back-unit"), ShowUnit(shown.unit_id)),),
    ]
    text = [*([told, ""] if told else []), *_card_lines(words, shown)]
    return Answer("\n".join(text), choices=tuple(rows))


def _card_lines(words: Words, shown: PersonCard) -> list[str]:
    lines = [f"<b>{safe(shown.full_name)}</b>"]
    unit_name = safe(shown.unit_name) or words("people-no-unit")
    lines.append(words("person-unit", unit=unit_name))
    if shown.position:
        lines.append(words("person-position", position=safe(shown.position)))
    lines.append(words("person-roles-line", roles=roles_line(words, shown.roles)))
    if shown.phone:
        lines.append(words("person-phone", phone=safe(shown.phone)))
    lines.append(words("person-tasks", count=shown.tasks))
    if shown.handed_over is not None:
        to, until = shown.handed_over
        lines.append(words("person-handed-over", to=safe(to), end=day(until)))
    lines.append(words("person-enrolled" if shown.is_enrolled else "person-not-enrolled"))
    if shown.unreachable_since is not None:
        lines.append(
            words(
                "person-unreachable",
                day=day(shown.unreachable_since),
                reason=safe(shorten(shown.unreachable_reason, 100)) or "?",
            )
        )
    return lines


def roles_line(words: Words, roles: frozenset[Role]) -> str:
    return ", ".join(words(f"role-{role}") for role in Role if role in roles)


def choose_roles(words: Words, shown: PersonCard) -> Answer:
    """Each role ticked or not; several can be."""
    rows: _Rows = []
    for role in Role:
        has = role in shown.roles
        label = words("role-ticked" if has else "role-unticked", role=words(f"role-{role}"))
        rows.append((Choice(label, SetRole(shown.person_id, role, has=not has)),))
    rows.append((Choice(words("person-back"), ShowPerson(shown.person_id)),))
    text = [f"<b>{safe(shown.full_name)}</b>", words("roles-hint")]
    return Answer("\n".join(text), choices=tuple(rows))


def choose_unit(
    words: Words, shown: PersonCard, units: Sequence[Unit], *, page: int, total: int
) -> Answer:
    """Where the person moves to."""
    rows: _Rows = [
        (
            Choice(
                shorten(one.name, _LABEL),
                MoveTo(shown.person_id, id_of(one), seen=shown.unit_id or 0),
            ),
        )
        for one in units
    ]
    rows += _turning(
        words,
        page,
        total,
        before=ChooseUnit(shown.person_id, max(0, page - 1)),
        after=ChooseUnit(shown.person_id, page + 1),
    )
    rows.append((Choice(words("person-back"), ShowPerson(shown.person_id)),))
    unit_name = safe(shown.unit_name) or words("people-no-unit")
    text = words("move-ask", name=safe(shown.full_name), unit=unit_name)
    return Answer(text, choices=tuple(rows))


def ask_name(words: Words, shown: PersonCard) -> Answer:
    """The right name is typed."""
    return Answer(words("rename-ask", name=safe(shown.full_name)), choices=((leaving(words),),))


def ask_leave(words: Words, shown: PersonCard) -> Answer:
    """What becomes of the open tasks, before anybody is let go."""
    key = "leave-ask" if shown.tasks else "leave-ask-no-tasks"
    values = {"count": shown.tasks} if shown.tasks else {}
    rows: _Rows = []
    if shown.tasks:
        rows.append((Choice(words("leave-to-somebody"), ChooseHeir(shown.person_id)),))
        if shown.unit_id is not None:
            rows.append((Choice(words("leave-to-unit"), Leave(shown.person_id, None)),))
    else:
        rows.append((Choice(words("leave-yes"), Leave(shown.person_id, None)),))
    rows.append((Choice(words("person-back"), ShowPerson(shown.person_id)),))
    return Answer(words(key, name=safe(shown.full_name), **values), choices=tuple(rows))


def choose_heir(words: Words, shown: PersonCard, page: PeoplePage) -> Answer:
    """Who gets the open tasks; tapping the name lets the person go."""
    rows: _Rows = [
        (Choice(shorten(one.full_name, _LABEL), Leave(shown.person_id, one.person_id)),)
        for one in page.lines
    ]
    rows += _turning(
        words,
        page.page,
        page.total,
        before=ChooseHeir(shown.person_id, max(0, page.page - 1)),
        after=ChooseHeir(shown.person_id, page.page + 1),
    )
    rows.append((Choice(words("person-back"), AskLeave(shown.person_id)),))
    text = words("leave-ask-heir", name=safe(shown.full_name), count=shown.tasks)
    return Answer(text, choices=tuple(rows))


def left(words: Words, *, name: str, tasks: int, heir: str, unit_id: int | None) -> Answer:
    """Somebody left; what became of their tasks."""
    if not tasks:
        text = words("person-left-no-tasks", name=safe(name))
    elif heir:
        text = words("person-left-to-heir", name=safe(name), count=tasks, heir=safe(heir))
    else:
        text = words("person-left-to-unit", name=safe(name), count=tasks)
    return Answer(text, choices=((Choice(words("people-back-unit"), ShowUnit(unit_id)),),))


def ask_renew(words: Words, shown: PersonCard) -> Answer:
    """The account in use stops at once; so it is asked."""
    rows = (
        (Choice(words("renew-yes"), LinkForPerson(shown.person_id, sure=True)),),
        (Choice(words("person-back"), ShowPerson(shown.person_id)),),
    )
    return Answer(words("renew-ask", name=safe(shown.full_name)), choices=rows)


def _turning(words: Words, page: int, total: int, *, before: Tap, after: Tap) -> _Rows:
    pages = -(-total // PAGE_SIZE)
    row: list[Choice] = []
    if page:
        row.append(Choice(words("page-before"), before))
    if page + 1 < pages:
        row.append(Choice(words("page-after", page=page + 2, pages=pages), after))
    return [tuple(row)] if row else []
