"""What we say about a later version of a plan: the difference, group by group."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

from bot.messages import dates
from bot.messages.actions import Action
from bot.messages.answer import Answer, Choice
from bot.messages.catalog import Words
from bot.messages.text import MESSAGE_LIMIT, fitting_lines, safe, shorten
from bot.parsing.values import Milestone
from bot.plans.values import DraftItem
from bot.plans.versions.changes import (
    AnyChange,
    DeadlineChange,
    Field,
    Group,
    KeptRow,
    NewRow,
    OldRow,
    PlanDiff,
    Unsure,
)

OpenGroup = Callable[[Group, int], Action]
"""What a button does that shows a page of a group, counted from 0."""
PAGE_SIZE = 8
_CONTENT = 120
_TITLE = 150
_DAYS = 3
_VALUE = 90


def summary(
    words: Words, diff: PlanDiff, *, title: str = "", open_group: OpenGroup | None = None
) -> Answer:
    """Counts of each group; with a button to each where `open_group` is given.

    `title` names the plan in use; two files have none.
    """
    body = [f"<b>{words('amended-title')}</b>"]
    if title:
        body.append(words("amended-plan", title=safe(shorten(title, _TITLE))))
    if diff.is_empty:
        return Answer("\n".join([*body, words("amended-nothing", count=diff.unchanged)]))
    sizes = list(diff.sizes())
    body += [f"• {group_name(words, group)}: {size}" for group, size in sizes]
    body += [words("amended-unchanged", count=diff.unchanged)]
    if diff.unsure:
        body += ["", words("amended-unsure-hint", count=len(diff.unsure))]
    choices: tuple[tuple[Choice, ...], ...] = ()
    if open_group is not None:
        choices = tuple(
            (Choice(f"{group_name(words, group)} ({size})", open_group(group, 0)),)
            for group, size in sizes
        )
    return Answer("\n".join(body), choices=choices)


def group_name(words: Words, group: Group) -> str:
    return words(f"amended-group-{group.value}")


def group_page(
    words: Words,
    diff: PlanDiff,
    group: Group,
    *,
    page: int = 0,
    open_group: OpenGroup | None = None,
) -> Answer:
    """Eight rows of a group, with old and new; paging buttons where `open_group` is given."""
    lines = group_lines(words, diff, group)
    pages = max(1, -(-len(lines) // PAGE_SIZE))
    page = page if 0 <= page < pages else 0
    title = f"<b>{group_name(words, group)}</b> ({len(lines)})"
    shown = lines[page * PAGE_SIZE : (page + 1) * PAGE_SIZE] or [words("list-empty")]
    body = fitting_lines([title, *shown], room=MESSAGE_LIMIT)
    choices = _paging(words, group, page=page, pages=pages, open_group=open_group)
    return Answer("\n".join(body), choices=choices)


def _paging(
    words: Words, group: Group, *, page: int, pages: int, open_group: OpenGroup | None
) -> tuple[tuple[Choice, ...], ...]:
    if open_group is None or pages == 1:
        return ()
    row: list[Choice] = []
    if page > 0:
        row.append(Choice(words("page-before"), open_group(group, page - 1)))
    if page < pages - 1:
        label = words("page-after", page=page + 2, pages=pages)
        row.append(Choice(label, open_group(group, page + 1)))
    return (tuple(row),)


def group_lines(words: Words, diff: PlanDiff, group: Group) -> list[str]:
    """Every row of a group in our HTML, what changed below its text."""
    match group:
        case Group.NEW:
            return [_new(words, row) for row in diff.new]
        case Group.DROPPED:
            return [_dropped(words, row) for row in diff.dropped]
        case Group.UNSURE:
            return [_unsure(words, one) for one in diff.unsure]
        case _:
            return [_changed(words, row, group) for row in diff.in_group(group)]


def _new(words: Words, row: NewRow) -> str:
    lines = [_row(row.item), words("amended-when", when=_when(words, row.item.milestones))]
    if row.item.lead_units or row.item.lead_persons:
        lines.append(_names((*row.item.lead_units, *row.item.lead_persons)))
    if row.revives:
        lines.append(words("amended-revived"))
    return _below(lines)


def _dropped(words: Words, row: OldRow) -> str:
    lines = [_row(row.item)]
    if row.settled:
        lines.append(words("amended-settled"))
    return _below(lines)


def _unsure(words: Words, one: Unsure) -> str:
    lines = [
        _row(one.old.item),
        words("amended-becomes", row=_row(one.item)),
        words("amended-taken" if one.taken else "amended-apart", likeness=one.likeness),
    ]
    return _below(lines)


def pair_question(words: Words, one: Unsure, *, left: int) -> str:
    """Both rows with their sections, days and people, and what is asked."""
    numbers = {"old": one.old.item.number, "new": one.item.number}
    shown = {name: safe(shorten(number, 12)) for name, number in numbers.items()}
    ask = words("amended-pair-ask", **shown) if all(shown.values()) else words("amended-ask-same")
    taken = "amended-taken" if one.taken else "amended-apart"
    lines = [
        f"<b>{words('amended-pairs-left', count=left)}</b>",
        "",
        words("amended-pair-old", row=_whole(words, one.old.now or one.old.item)),
        "",
        words("amended-becomes", row=_whole(words, one.item)),
        "",
        f"<b>{ask}</b>",
        words(taken, likeness=one.likeness),
    ]
    return "\n".join(lines)


def _whole(words: Words, item: DraftItem) -> str:
    """A row with what else tells which task it is."""
    lines = [_row(item), words("amended-when", when=_when(words, item.milestones))]
    if who := (*item.lead_units, *item.lead_persons):
        lines.append(_names(who))
    if item.section:
        lines.append(safe(shorten(item.section, _VALUE)))
    return _below(lines)


def _changed(words: Words, row: KeptRow, group: Group) -> str:
    lines = [change_line(words, change) for change in row.changes_in(group)]
    return _below([_row(row.item), *lines])


def change_line(words: Words, change: AnyChange) -> str:
    """One field, old and new."""
    field = words(f"amended-field-{change.field.value.replace('_', '-')}")
    if isinstance(change, DeadlineChange):
        old, new = _when(words, change.old), _when(words, change.new)
        if change.granted:
            granted = dates.day(change.granted)
            return words("amended-granted", field=field, old=old, granted=granted, new=new)
        in_bot = None if change.in_bot is None else _when(words, change.in_bot)
        return _old_and_new(words, field, old, new, in_bot)
    nothing = words("amended-none")
    say = partial(_money, words) if change.field is Field.BUDGET else _names
    old, new = say(change.old) or nothing, say(change.new) or nothing
    in_bot = None if change.in_bot is None else say(change.in_bot) or nothing
    return _old_and_new(words, field, old, new, in_bot)


def _old_and_new(words: Words, field: str, old: str, new: str, in_bot: str | None) -> str:
    if in_bot is None:
        return words("amended-change", field=field, old=old, new=new)
    return words("amended-overruled", field=field, old=old, in_bot=in_bot, new=new)


def _row(item: DraftItem) -> str:
    number = f"<b>{safe(shorten(item.number, 12))}.</b> " if item.number else ""
    return f"{number}{safe(shorten(item.content, _CONTENT))}"


def _below(lines: Sequence[str]) -> str:
    return "\n    ".join(lines)


def _money(words: Words, values: Sequence[str]) -> str:
    """An amount as people write it; words stay words."""
    amounts = [
        words("amended-money", amount=f"{int(one):,}".replace(",", "."))
        if one.isascii() and one.isdigit()
        else one
        for one in values
    ]
    return _names(amounts)


def _names(values: Sequence[str]) -> str:
    return safe(shorten("; ".join(values), _VALUE))


def _when(words: Words, milestones: Sequence[Milestone]) -> str:
    """The days, or what is awaited, each once."""
    moments = dict.fromkeys(_moment(words, one) for one in milestones)
    return safe(shorten(", ".join(moments), _VALUE)) or words("due-awaited")


def _moment(words: Words, milestone: Milestone) -> str:
    if milestone.recurrence:
        return words("amended-recurs")
    if milestone.due is None:
        return shorten(words("milestone-awaits", trigger=milestone.trigger or ""), 60)
    return dates.day(milestone.due)


def days(words: Words, found: Sequence[date], *, today: date) -> str:
    """The first days, or that there is none."""
    shown = [dates.short_day(day, today=today) for day in found[:_DAYS]]
    return ", ".join([*shown, *(["…"] if len(found) > _DAYS else [])]) or words("due-awaited")
