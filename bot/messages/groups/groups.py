"""What the bot says in a group about itself, and to the office about its groups."""

from collections.abc import Callable, Sequence
from zoneinfo import ZoneInfo

from bot.messages import dates
from bot.messages.actions import Tap
from bot.messages.answer import Answer, Choice
from bot.messages.catalog import Words
from bot.messages.taps.groups import (
    ChooseGroupUnit,
    ConnectGroup,
    DisconnectGroup,
    ShowGroup,
    ShowGroups,
)
from bot.messages.text import safe, shorten
from bot.storage.group_chats import GroupLine
from bot.storage.ids import id_of

UNITS_A_PAGE = 8
_LABEL = 48


def introduction(
    words: Words, *, seen: int, own: tuple[int, str] | None, is_topic: bool = False
) -> Answer:
    """Who the bot is and which unit the group is for; `own` is the unit of who asks."""
    asked = words("group-ask-topic" if is_topic else "group-ask")
    text = "\n".join([words("group-introduction"), "", asked])
    rows = [(Choice(shorten(own[1], _LABEL), ConnectGroup(own[0], seen)),)] if own else []
    other = words("group-button-other-unit" if own else "group-button-choose")
    return Answer(text, choices=(*rows, (Choice(other, ChooseGroupUnit(seen)),)))


def choose_unit(
    words: Words, units: Sequence[tuple[int, str]], *, seen: int, page: int, has_whole: bool
) -> Answer:
    """All units one may connect, a page at a time."""
    pages = max(-(-len(units) // UNITS_A_PAGE), 1)
    page = min(page, pages - 1)
    shown = units[page * UNITS_A_PAGE : (page + 1) * UNITS_A_PAGE]
    rows: list[tuple[Choice, ...]] = [
        (Choice(shorten(name, _LABEL), ConnectGroup(unit_id, seen)),) for unit_id, name in shown
    ]
    if has_whole and page == 0:
        rows.insert(0, (Choice(words("group-button-whole"), ConnectGroup(None, seen)),))
    turning = _turning(words, page, pages, lambda to: ChooseGroupUnit(seen, to))
    return Answer(words("group-ask"), choices=(*rows, *([turning] if turning else [])))


def connected(words: Words, unit: str | None, *, name: str, hour: str, weekday: str) -> Answer:
    """Whose the group is now, and what it will hear."""
    return Answer(
        words(
            "group-connected",
            unit=safe(unit) if unit else words("group-whole-office"),
            name=safe(name),
            hour=hour,
            weekday=weekday,
        )
    )


def back(words: Words, units: Sequence[str | None]) -> Answer:
    """The bot is back in a group it knows."""
    named = [safe(unit) if unit else words("group-whole-office") for unit in units]
    return Answer(words("group-back", units=", ".join(dict.fromkeys(named))))


def disconnected(words: Words, unit: str | None) -> Answer:
    return Answer(
        words("group-disconnected", unit=safe(unit) if unit else words("group-whole-office"))
    )


def help_in_group(words: Words, *, link: str) -> Answer:
    """/help in a group."""
    choice = Choice(words("group-button-private"), url=link)
    return Answer(words("group-help"), choices=((choice,),))


def group_list(
    words: Words, found: Sequence[GroupLine], *, total: int, page: int, pages: int
) -> Answer:
    """/nhom: the groups the bot speaks in, a button to each."""
    if not total:
        return Answer(words("groups-empty"))
    lines = [words("groups-total", total=total), ""]
    lines += [
        words("groups-line", title=safe(one.group.title), unit=_unit_of(words, one))
        for one in found
    ]
    rows: list[tuple[Choice, ...]] = [
        (Choice(shorten(one.group.title, _LABEL), ShowGroup(id_of(one.group), page)),)
        for one in found
    ]
    turning = _turning(words, page, pages, ShowGroups)
    return Answer("\n".join(lines), choices=(*rows, *([turning] if turning else [])))


def group_card(words: Words, one: GroupLine, *, page: int, zone: ZoneInfo) -> Answer:
    """One group: whose it is, since when and by whom."""
    group = one.group
    since = dates.day(group.added_at.astimezone(zone).date())
    lines = [
        f"<b>{safe(group.title)}</b>",
        words("groups-card-unit", unit=_unit_of(words, one)),
        words("groups-card-since", day=since, name=safe(one.added_by)),
    ]
    lines += [words("groups-card-topic")] if group.thread_id else []
    rows = (
        (Choice(words("groups-button-end"), DisconnectGroup(id_of(group), page)),),
        (Choice(words("groups-button-back"), ShowGroups(page)),),
    )
    return Answer("\n".join([*lines, "", words("groups-card-hint")]), choices=rows)


def _unit_of(words: Words, one: GroupLine) -> str:
    return safe(one.unit) if one.unit else words("group-whole-office")


def _turning(words: Words, page: int, pages: int, tap: Callable[[int], Tap]) -> tuple[Choice, ...]:
    row: list[Choice] = []
    if page:
        row.append(Choice(words("page-before"), tap(page - 1)))
    if page + 1 < pages:
        row.append(Choice(words("page-after", page=page + 2, pages=pages), tap(page + 1)))
    return tuple(row)
