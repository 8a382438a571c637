"""A policy tried on last month, before it is kept: numbers, people, days, one message."""

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import groupby

from bot.messages import dates
from bot.messages.answer import Answer, Choice
from bot.messages.catalog import Words
from bot.messages.office.policy_fields import back
from bot.messages.office.policy_words import line, typed, value
from bot.messages.office.trial_values import Pair, Trial, TrialPerson, Tried
from bot.messages.paging import turning
from bot.messages.taps.office_settings import (
    GROUP_OF,
    ApplyPolicy,
    DropTrial,
    PolicyGroup,
    ShowTrial,
    TrialPart,
)
from bot.messages.text import safe, shorten

_MOST = 3
_Rows = list[tuple[Choice, ...]]


def _to(tried: Tried, part: TrialPart, page: int = 0) -> ShowTrial:
    return ShowTrial(tried.field, typed(tried.after, tried.field), part, page)


def summary(words: Words, tried: Tried, found: Trial) -> Answer:
    """The whole on one screen, with what is to be decided."""
    text = [
        *_heading(words, tried, found.first),
        "",
        *(
            words(key, after=pair.after, before=pair.before)
            for key, pair in (
                ("trial-messages", found.messages),
                ("trial-people", found.people),
                ("trial-lines", found.lines),
                ("trial-late", found.late),
                ("trial-up", found.up),
            )
        ),
    ]
    if found.shown:
        text += ["", f"<b>{words('trial-most')}</b>"]
        text += [_person(words, one) for one in found.shown[:_MOST]]
    text += ["", f"<b>{words('trial-weeks')}</b>", *_weeks(found.days)]
    if GROUP_OF[tried.field] is PolicyGroup.UP:
        text += ["", words("trial-up-joined")]
    text += ["", f"<i>{words('trial-assumed')}{_stored(words, found.stored_on)}</i>"]
    rows: _Rows = [
        _decide(words, tried),
        (
            Choice(words("button-trial-people"), _to(tried, TrialPart.PEOPLE)),
            Choice(words("button-trial-days"), _to(tried, TrialPart.DAYS)),
        ),
        (Choice(words("button-trial-sample"), _to(tried, TrialPart.SAMPLE)),),
    ]
    return Answer("\n".join(text), choices=(*rows, back(words, tried.field)))


def trying(words: Words, tried: Tried, first: date) -> Answer:
    """It is being counted; the button works also where that broke off with its process."""
    text = [
        words("trial-going-on", month=_month(first)),
        line(words, tried.before, tried.field),
        words("trial-becomes", value=value(words, tried.after, tried.field)),
    ]
    rows: _Rows = [
        (
            Choice(words("button-trial-see"), _to(tried, TrialPart.SUMMARY)),
            Choice(words("button-trial-drop"), DropTrial(tried.field)),
        )
    ]
    return Answer("\n".join(text), choices=(*rows,))


def not_tried(words: Words, tried: Tried, why: str) -> Answer:
    """`why` is HTML; the value may be applied all the same."""
    again = Choice(words("button-trial-again"), _to(tried, TrialPart.SUMMARY))
    return Answer(why, choices=((again,), _decide(words, tried)))


def _heading(words: Words, tried: Tried, first: date) -> list[str]:
    return [
        f"<b>{words('trial-title', month=_month(first))}</b>",
        line(words, tried.before, tried.field),
        words("trial-becomes", value=value(words, tried.after, tried.field)),
    ]


def _month(first: date) -> str:
    return f"{first.month}/{first.year}"


def _stored(words: Words, stored_on: date | None) -> str:
    return f" {words('trial-stored-later', day=dates.day(stored_on))}" if stored_on else ""


def _person(words: Words, one: TrialPerson) -> str:
    name = safe(shorten(f"{one.name}, {one.unit}" if one.unit else one.name, 60))
    pair = one.messages
    return f"• {words('trial-person', name=name, after=pair.after, before=pair.before)}"


def _weeks(days: Sequence[tuple[date, Pair]]) -> list[str]:
    """“1/4 - 5/4: 5, 3, 0, 1, 7”, a line a week."""
    weeks = groupby(days, key=lambda one: one[0] - timedelta(days=one[0].weekday()))
    lines = []
    for _, of_week in weeks:
        rows = list(of_week)
        first, last = rows[0][0], rows[-1][0]
        counts = ", ".join(str(pair.after) for _, pair in rows)
        ends = f"{first.day}/{first.month}"
        if last != first:
            ends += f" - {last.day}/{last.month}"
        lines.append(f"{ends}: {counts}")
    return lines


def _decide(words: Words, tried: Tried) -> tuple[Choice, ...]:
    apply = ApplyPolicy(tried.field, typed(tried.after, tried.field), tried.mark)
    return (
        Choice(words("button-trial-apply"), apply),
        Choice(words("button-trial-drop"), DropTrial(tried.field)),
    )


def people(words: Words, tried: Tried, found: Trial) -> Answer:
    """A page of who would have heard how often."""
    text = [*_heading(words, tried, found.first), "", f"<b>{words('trial-by-person')}</b>"]
    text += [_person(words, one) for one in found.shown] or [words("trial-nobody")]
    rows = turning(words, found.page, found.pages, lambda to: _to(tried, TrialPart.PEOPLE, to))
    return _part(words, tried, text, rows)


def days(words: Words, tried: Tried, found: Trial) -> Answer:
    """Every working day of the month."""
    text = [*_heading(words, tried, found.first), "", f"<b>{words('trial-by-day')}</b>"]
    text += [
        words(
            "trial-day",
            weekday=dates.weekday(words, day),
            day=f"{day.day}/{day.month}",
            after=pair.after,
            before=pair.before,
        )
        for day, pair in found.days
    ]
    return _part(words, tried, text, [])


def sample(words: Words, tried: Tried, *, first: date, name: str, day: date, said: str) -> Answer:
    """One message as its reader would have had it; `said` is HTML."""
    title = words("trial-sample", name=safe(name), day=dates.day(day))
    text = [
        *_heading(words, tried, first),
        "",
        f"<b>{title}</b>",
        f"<blockquote>{said}</blockquote>",
    ]
    return _part(words, tried, text, [])


def no_sample(words: Words, tried: Tried, *, first: date) -> Answer:
    """Nobody would have had a message."""
    return _part(words, tried, [*_heading(words, tried, first), "", words("trial-no-sample")], [])


def _part(words: Words, tried: Tried, text: Sequence[str], rows: _Rows) -> Answer:
    to_summary = (Choice(words("button-trial-summary"), _to(tried, TrialPart.SUMMARY)),)
    return Answer("\n".join(text), choices=(*rows, _decide(words, tried), to_summary))
