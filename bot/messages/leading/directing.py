"""What directors are shown: their board, the late units, that a head was asked."""

from collections.abc import Sequence

from bot.domain import TaskFilter
from bot.figures import Number, Rate
from bot.messages.actions import ShowList
from bot.messages.answer import Answer, Choice
from bot.messages.asking.figures import lines, rows
from bot.messages.catalog import Words
from bot.messages.dialogues import leaving
from bot.messages.taps.directing import (
    AskUnit,
    ShowDirecting,
    ShowLateUnits,
    ShowOfficeReport,
)
from bot.messages.taps.lead import ShowApprovals, ShowExtensions
from bot.messages.text import shorten

_LABEL = 40


def board(
    words: Words,
    *,
    numbers: Sequence[Number],
    rate: Rate,
    approvals: int,
    extensions: int,
    late_units: int,
) -> Answer:
    """/chidao."""
    body = [f"<b>{words('directing-title')}</b>"]
    if numbers[0].total:
        body += lines(words, numbers, rate)
    else:
        body.append(words("directing-none"))
    body += ["", words("directing-waiting", approvals=approvals, extensions=extensions)]
    body.append(words("directing-late-units", total=late_units))
    waiting = [
        Choice(words(key, total=total), tap)
        for key, total, tap in (
            ("directing-button-approvals", approvals, ShowApprovals()),
            ("directing-button-extensions", extensions, ShowExtensions()),
        )
        if total
    ]
    office = [Choice(words("directing-button-office"), ShowOfficeReport())]
    if late_units:
        office.insert(0, Choice(words("directing-button-late", total=late_units), ShowLateUnits()))
    return Answer(
        "\n".join(body),
        choices=(
            *rows(words, numbers, _opened_here),
            *([tuple(waiting)] if waiting else []),
            tuple(office),
        ),
    )


def _opened_here(label: str, wanted: TaskFilter) -> Choice:
    return Choice(label, ShowList(wanted))


def with_back(words: Words, answer: Answer) -> Answer:
    """The answer with the way back to the board."""
    row = (Choice(words("directing-button-back"), ShowDirecting()),)
    return Answer(answer.text, choices=(*answer.choices, row))


def late_units(
    words: Words,
    groups: Sequence[tuple[str, TaskFilter, int]],
    *,
    page: int,
    pages: int,
    total: int,
    overlap: bool = False,
) -> Answer:
    """Units with their late tasks: one tap to the list, one to ask the head.

    `overlap`: some task counts for more than one of them.
    """
    if not groups:
        return with_back(words, Answer(words("late-units-none")))
    body = [f"<b>{words('late-units-title', total=total)}</b>", words("late-units-hint")]
    if overlap:
        body.append(words("late-units-overlap"))
    choices = [
        (
            Choice(words("group", name=shorten(name, _LABEL), total=count), ShowList(wanted)),
            Choice(words("button-ask-unit"), AskUnit(wanted.owner_id or 0)),
        )
        for name, wanted, count in groups
    ]
    turning = []
    if page:
        turning.append(Choice(words("page-before"), ShowLateUnits(page - 1)))
    if page + 1 < pages:
        label = words("page-after", page=page + 2, pages=pages)
        turning.append(Choice(label, ShowLateUnits(page + 1)))
    rows_ = (*choices, *([tuple(turning)] if turning else []))
    return with_back(words, Answer("\n".join(body), choices=rows_))


def ask_for_answer(words: Words, *, total: int) -> Answer:
    """What the head types next answers the director."""
    return Answer(words("question-type-answer", total=total), choices=((leaving(words),),))


def answered(words: Words, *, total: int) -> Answer:
    return Answer(words("question-answer-sent", total=total))


def asked_unit(words: Words, *, unit: str, total: int) -> str:
    """The toast; plain text."""
    return words("unit-asked", unit=unit, total=total)


def asked_lead(words: Words, *, number: str) -> str:
    """The toast; plain text."""
    return words("lead-asked", number=number)
