"""What we say while a later day is asked for."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from bot.messages import dates
from bot.messages.actions import ShowList
from bot.messages.answer import Answer, Choice
from bot.messages.catalog import Words
from bot.messages.dialogues import leaving, replacing_reason
from bot.messages.doing.officer import title, to_card
from bot.messages.taps.officer import (
    ExtendMilestone,
    ExtendTo,
    ReplaceReason,
    SendExtension,
    WithdrawExtension,
)
from bot.messages.text import safe, shorten
from bot.storage import Extension, Milestone, Task
from bot.storage.ids import id_of

_LABEL = 60
_SHOWN = 8


@dataclass(frozen=True, slots=True)
class Wanted:
    """The day that is asked for, and the day off it was moved from."""

    old_due: date
    day: date
    moved_from: date | None = None


def which_milestone(
    words: Words,
    task: Task,
    milestones: Sequence[Milestone],
    *,
    asked: Sequence[Extension],
    back: ShowList | None,
    missing: str | None = None,
) -> Answer:
    """For which milestone; what waits already is shown and may be taken back.

    `missing` is what somebody called one that none is called by.
    """
    lines = [*title(words, "officer-extension", task), "", *on_card(words, asked)]
    if missing:
        lines += [words("extension-no-milestone", text=safe(shorten(missing, _LABEL)))]
    lines += [words("extension-which")] if milestones else []
    rows = tuple(
        (Choice(_label(one), ExtendMilestone(id_of(one))),)
        for one in milestones[:_SHOWN]
        if one.due
    )
    taking_back = take_back_choices(words, asked)
    return Answer(
        "\n".join(lines), choices=(*rows, *taking_back, to_card(words, id_of(task), back))
    )


def _label(milestone: Milestone) -> str:
    day = dates.day(milestone.due) if milestone.due else ""
    return shorten(f"{day}: {milestone.text}" if milestone.text else day, _LABEL)


def ask_day(
    words: Words,
    task: Task,
    milestone: Milestone,
    quick: Sequence[date],
    *,
    back: ShowList | None,
) -> Answer:
    """Until when: a day to tap, or words."""
    lines = [*title(words, "officer-extension", task), ""]
    if milestone.due:
        lines += [words("extension-now-due", day=dates.day(milestone.due))]
    if milestone.text:
        lines += [safe(shorten(milestone.text, 160))]
    lines += ["", words("extension-ask-day")]
    choices = [Choice(_day(words, one), ExtendTo(id_of(milestone), one)) for one in quick]
    rows = [tuple(choices[at : at + 2]) for at in range(0, len(choices), 2)]
    return Answer(
        "\n".join(lines),
        choices=(*rows, (leaving(words),), to_card(words, id_of(task), back)),
    )


def _day(words: Words, value: date) -> str:
    return f"{dates.weekday(words, value)}, {dates.day(value)}"


def ask_reason(words: Words, task: Task, wanted: Wanted, *, back: ShowList | None) -> Answer:
    """The day is taken; why is asked."""
    lines = [*title(words, "officer-extension", task), "", *_days(words, wanted)]
    lines += ["", words("extension-ask-reason")]
    return Answer("\n".join(lines), choices=((leaving(words),), to_card(words, id_of(task), back)))


def confirm(words: Words, task: Task, milestone: Milestone, wanted: Wanted, reason: str) -> Answer:
    """All of it was said in one line; one tap sends it."""
    lines = [*title(words, "officer-extension", task), "", *_days(words, wanted)]
    if milestone.text:
        lines += [safe(shorten(milestone.text, 160))]
    lines += [words("extension-reason", reason=safe(shorten(reason, 1000)))]
    rows = (
        (
            Choice(words("button-extension-send"), SendExtension(id_of(milestone))),
            leaving(words),
        ),
    )
    return Answer("\n".join(lines), choices=rows)


def not_sent(words: Words, shown: Answer, milestone: Milestone, other: str) -> Answer:
    """What waits to be sent, where the words below it read as another order."""
    replacing = Choice(replacing_reason(words, other), ReplaceReason(id_of(milestone)))
    return replace(
        shown,
        text=f"{words('extension-not-sent')}\n\n{shown.text}",
        choices=(*shown.choices, (replacing,)),
    )


def _days(words: Words, wanted: Wanted) -> list[str]:
    lines = [words("extension-days", old=dates.day(wanted.old_due), new=dates.day(wanted.day))]
    if wanted.moved_from:
        day = dates.day(wanted.moved_from)
        lines += [words("extension-moved", day=day, new=dates.day(wanted.day))]
    return lines


def sent(words: Words, row: Extension) -> str:
    """One line: it was asked for and waits."""
    return words("extension-sent", new=dates.day(row.new_due))


def withdrawn(words: Words, row: Extension) -> str:
    return words("extension-taken-back", new=dates.day(row.new_due))


def on_card(words: Words, rows: Sequence[Extension]) -> list[str]:
    """The requests nobody decided yet."""
    return [
        words(
            "card-extension",
            new=dates.day(one.new_due),
            reason=safe(shorten(one.reason, 200)),
        )
        for one in rows
    ]


def take_back_choices(words: Words, rows: Sequence[Extension]) -> tuple[tuple[Choice, ...], ...]:
    """A button for each request of the reader's own."""
    return tuple(
        (
            Choice(
                words("button-extension-take-back", new=dates.day(one.new_due)),
                WithdrawExtension(id_of(one)),
            ),
        )
        for one in rows
    )
