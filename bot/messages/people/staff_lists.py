"""A staff list against who is known: in pages for a chat, in lines for a terminal."""

from collections.abc import Collection, Sequence

from bot.messages.answer import Answer, Choice
from bot.messages.catalog import Words
from bot.messages.taps.people import (
    DropStaffList,
    ListGroup,
    MarkGone,
    SaveStaffList,
    ShowStaffList,
)
from bot.messages.text import safe, shorten
from bot.plans.staff_diff import (
    ChangedPerson,
    FieldChange,
    GonePerson,
    NewPerson,
    StaffDiff,
    StaffDoubt,
    StaffField,
)

PAGE_SIZE = 8
_NAME = 40
_NAMED = 5


def roles_in_words(words: Words, roles: Collection[str]) -> str:
    """Roles as the office calls them, one after the other."""
    return ", ".join(words(f"role-{role}") for role in roles)


def summary(words: Words, diff: StaffDiff) -> str:
    """One line: how many people are new, changed, left out, doubtful."""
    return words(
        "staff-diff-summary",
        rows=diff.rows,
        new=len(diff.new),
        changed=len(diff.changed),
        gone=len(diff.gone),
        doubts=len(diff.doubts),
        units=len(diff.new_units),
    )


def lines_of(words: Words, diff: StaffDiff, group: ListGroup) -> list[str]:
    """Every line of a group, as plain text."""
    match group:
        case ListGroup.NEW:
            return [new_line(words, one) for one in diff.new]
        case ListGroup.CHANGED:
            return [changed_line(words, one) for one in diff.changed]
        case ListGroup.GONE:
            return [gone_line(words, one) for one in diff.gone]
        case ListGroup.DOUBTS:
            return [doubt_line(words, one) for one in diff.doubts]


def new_line(words: Words, person: NewPerson) -> str:
    roles = roles_in_words(words, person.roles)
    about = (person.unit, person.position, roles, person.phone)
    return f"{person.full_name}: {'; '.join(filter(None, about))}"


def changed_line(words: Words, person: ChangedPerson) -> str:
    said = "; ".join(_change(words, one) for one in person.changes)
    return f"{person.full_name}: {said}"


def _change(words: Words, change: FieldChange) -> str:
    before, after = (_value(words, change, value) for value in (change.before, change.after))
    return words(f"staff-change-{change.field.value}", before=before, after=after)


def _value(words: Words, change: FieldChange, value: str | tuple[str, ...]) -> str:
    if change.field is StaffField.ROLES:
        return roles_in_words(words, value)
    return str(value) or words("staff-nothing")


def gone_line(words: Words, person: GonePerson) -> str:
    key = "staff-gone-enrolled" if person.is_enrolled else "staff-gone"
    return words(key, name=person.full_name, unit=person.unit or words("people-no-unit"))


def doubt_line(words: Words, doubt: StaffDoubt) -> str:
    return words(f"staff-doubt-{doubt.key}", row=str(doubt.row), **dict(doubt.values))


def pending(
    words: Words,
    diff: StaffDiff,
    *,
    key: str,
    name: str,
    leaving: frozenset[int],
    group: ListGroup | None = None,
    page: int = 0,
) -> Answer:
    """The list as it waits to be stored: its numbers, and a page of one group of it."""
    head = words("staff-list-received", name=safe(shorten(name, _NAME)))
    text = [f"<b>{head}</b>", summary(words, diff)]
    if leaving:
        text.append(words("staff-list-leaving", count=len(leaving)))
    rows: list[tuple[Choice, ...]] = []
    if group is not None:
        shown, rows = _group(words, diff, key=key, leaving=leaving, group=group, page=page)
        text += ["", *shown]
    else:
        text += ["", words("staff-list-nothing" if diff.changes_nothing else "staff-list-hint")]
    rows += _group_buttons(words, diff, key=key, chosen=group)
    rows.append(
        (
            Choice(words("staff-list-save"), SaveStaffList(key)),
            Choice(words("staff-list-drop"), DropStaffList(key)),
        )
    )
    return Answer("\n".join(text), choices=tuple(rows))


def _group_buttons(
    words: Words, diff: StaffDiff, *, key: str, chosen: ListGroup | None
) -> list[tuple[Choice, ...]]:
    counts = {
        ListGroup.NEW: len(diff.new),
        ListGroup.CHANGED: len(diff.changed),
        ListGroup.GONE: len(diff.gone),
        ListGroup.DOUBTS: len(diff.doubts),
    }
    buttons = [
        Choice(words(f"staff-group-{group.name.lower()}", count=count), ShowStaffList(key, group))
        for group, count in counts.items()
        if count and group is not chosen
    ]
    return [tuple(buttons[start : start + 2]) for start in range(0, len(buttons), 2)]


def _group(
    words: Words,
    diff: StaffDiff,
    *,
    key: str,
    leaving: frozenset[int],
    group: ListGroup,
    page: int,
) -> tuple[list[str], list[tuple[Choice, ...]]]:
    lines = lines_of(words, diff, group)
    pages = max(1, -(-len(lines) // PAGE_SIZE))
    page = min(page, pages - 1)
    first = page * PAGE_SIZE
    title = words(f"staff-group-{group.name.lower()}", count=len(lines))
    text = [f"<b>{title}</b>"]
    numbered = enumerate(lines[first : first + PAGE_SIZE], start=first + 1)
    text += [f"{place}. {safe(shorten(line, 300))}" for place, line in numbered]
    rows: list[tuple[Choice, ...]] = []
    if group is ListGroup.GONE:
        text += ["", words("staff-gone-hint")]
        rows += _gone_buttons(words, diff.gone, key=key, leaving=leaving, page=page)
    return text, [*rows, *_turning(words, key, group, page, pages)]


def _gone_buttons(
    words: Words, gone: Sequence[GonePerson], *, key: str, leaving: frozenset[int], page: int
) -> list[tuple[Choice, ...]]:
    """One person a row, ticked where they leave; all at once below."""
    rows: list[tuple[Choice, ...]] = []
    for one in gone[page * PAGE_SIZE : (page + 1) * PAGE_SIZE]:
        leaves = one.person_id in leaving
        label = words(
            "staff-gone-leaves" if leaves else "staff-gone-stays",
            name=shorten(one.full_name, _NAME),
        )
        rows.append((Choice(label, MarkGone(key, one.person_id, leaves=not leaves, page=page)),))
    if len(gone) > 1:
        everybody = len(leaving) == len(gone)
        label = words("staff-gone-all-stay" if everybody else "staff-gone-all-leave")
        rows.append((Choice(label, MarkGone(key, None, leaves=not everybody, page=page)),))
    return rows


def _turning(
    words: Words, key: str, group: ListGroup, page: int, pages: int
) -> list[tuple[Choice, ...]]:
    row: list[Choice] = []
    if page:
        row.append(Choice(words("page-before"), ShowStaffList(key, group, page - 1)))
    if page + 1 < pages:
        label = words("page-after", page=page + 2, pages=pages)
        row.append(Choice(label, ShowStaffList(key, group, page + 1)))
    return [tuple(row)] if row else []


def confirm_leaving(
    words: Words, diff: StaffDiff, leaving: Sequence[GonePerson], *, key: str
) -> Answer:
    """Who would leave with the list, the first by name; one tap goes on, one goes back."""
    lines = [
        f"<b>{words('staff-leaving-asked', count=len(leaving), rows=diff.rows)}</b>",
        *(f"• {safe(shorten(gone_line(words, one), 300))}" for one in leaving[:_NAMED]),
    ]
    if len(leaving) > _NAMED:
        lines.append(words("staff-leaving-more", count=len(leaving) - _NAMED))
    lines += ["", words("staff-leaving-means")]
    go_on = Choice(
        words("staff-leaving-go-on", count=len(leaving)), SaveStaffList(key, len(leaving))
    )
    back = Choice(words("staff-leaving-back"), ShowStaffList(key, ListGroup.GONE))
    return Answer("\n".join(lines), choices=((go_on,), (back,)))


def stored(words: Words, *, people: int, changed: int, units: int, left: int) -> Answer:
    return Answer(
        words("staff-list-stored", people=people, changed=changed, units=units, left=left)
    )


def dropped(words: Words, *, name: str) -> Answer:
    return Answer(words("staff-list-dropped", name=safe(shorten(name, _NAME))))
