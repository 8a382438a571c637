"""What we say of the office's days off and swapped days."""

from datetime import date

from bot.messages import dates
from bot.messages.answer import Answer, Choice
from bot.messages.catalog import Words
from bot.messages.office.days_values import DaysChanged, DaysOfYear
from bot.messages.taps.office_settings import DropDays, DropSwap, ShowDays, ShowOffice
from bot.messages.text import MESSAGE_LIMIT, fitting_lines, safe, shorten

_Rows = list[tuple[Choice, ...]]
_BUTTONS = 12
_EXAMPLES = 5


def page(words: Words, found: DaysOfYear, *, said: str = "") -> Answer:
    """A year's holidays, the office's own days, and how to change them."""
    text = [said, ""] if said else []
    text += [f"<b>{words('days-title', year=str(found.year))}</b>", ""]
    text += [f"<b>{words('days-country')}</b>"]
    text += [
        f"• {_span(words, first, last)}: {safe(shorten(name, 60))}"
        for first, last, name in found.country
    ]
    text += [f"• {words('days-worked', day=_day(words, day))}" for day in found.country_worked]
    text += ["", f"<b>{words('days-own')}</b>"]
    text += [f"• {words('days-off', days=_span(words, *one))}" for one in found.own]
    text += [f"• {_swap(words, *one)}" for one in found.swaps]
    if not found.own and not found.swaps:
        text.append(words("days-own-none"))
    text += ["", words("days-hint")]
    return Answer(
        "\n".join(fitting_lines(text, room=MESSAGE_LIMIT)), choices=tuple(_choices(words, found))
    )


def _choices(words: Words, found: DaysOfYear) -> _Rows:
    drops: _Rows = [
        (Choice(words("button-drop-days", days=_span(words, *one)), DropDays(*one)),)
        for one in found.own
    ]
    drops += [
        (Choice(words("button-drop-swap", day=_day(words, worked)), DropSwap(worked)),)
        for worked, _ in found.swaps
    ]
    years = (
        Choice(f"‹ {found.year - 1}", ShowDays(found.year - 1)),
        Choice(f"{found.year + 1} ›", ShowDays(found.year + 1)),
    )
    return [*drops[:_BUTTONS], years, (Choice(words("button-office"), ShowOffice()),)]


def _swap(words: Words, worked: date, free: date | None) -> str:
    if free is None:
        return words("days-worked", day=_day(words, worked))
    return words("days-swapped", day=_day(words, worked), free=_day(words, free))


def _day(words: Words, day: date) -> str:
    return f"{dates.weekday(words, day)} {day.day}/{day.month}"


def _span(words: Words, first: date, last: date) -> str:
    if first == last:
        return _day(words, first)
    return f"{first.day}/{first.month} - {last.day}/{last.month}"


def changed(words: Words, done: DaysChanged) -> str:
    """What was changed, and which reminders come on another day now."""
    text = [_change(words, done)]
    if done.moved:
        text.append(words("days-moved", count=len(done.moved)))
    text += [
        "• "
        + words(
            "days-move",
            number=safe(shorten(one.number, 12)),
            before=_day(words, one.before),
            after=_day(words, one.after),
        )
        for one in done.moved[:_EXAMPLES]
    ]
    if len(done.moved) > _EXAMPLES:
        text.append("…")
    if not done.moved:
        text.append(words("days-moved-none"))
    return "\n".join(text)


def _change(words: Words, done: DaysChanged) -> str:
    if done.kind == "work":
        return words("days-set-work", what=_swap(words, done.first, done.instead_of))
    span = _span(words, done.first, done.last)
    match done.kind:
        case "off":
            return words("days-set-off", days=span, count=done.days)
        case "drop_off":
            return words("days-set-drop-off", days=span)
    return words("days-set-drop-work", days=span)
