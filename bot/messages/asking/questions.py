"""What we say when a question needs another: which one, what else, not understood."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from bot.domain import OwnerKind, TaskFilter, TaskLine
from bot.messages import dates
from bot.messages.actions import ShowList, ShowTask, TakeReading
from bot.messages.answer import Answer, Choice
from bot.messages.asking.titles import reading_label
from bot.messages.callback_data import fitting
from bot.messages.catalog import Words
from bot.messages.taps.office_settings import ShowDays
from bot.messages.taps.settings import OpenSetting, Setting
from bot.messages.text import MESSAGE_LIMIT, fitting_lines, safe, shorten
from bot.parsing.guesses import Understood
from bot.parsing.task_orders import Order
from bot.parsing.values import Intent, Period

_LABEL = 60
_SAID = 80


def not_understood(
    words: Words,
    said: Understood,
    *,
    lists: Iterable[ShowList | ShowTask],
    labels: Iterable[str],
    phrase_id: int | None,
    nobody: str | None = None,
    nothing_open: bool = False,
) -> Answer:
    """What was understood, and the likeliest readings to tap.

    With a phrase the office will see what was chosen after it.
    """
    rows = tuple(
        (Choice(shorten(label, _LABEL), TakeReading(phrase_id, opens) if phrase_id else opens),)
        for label, opens in zip(labels, lists, strict=True)
    )
    return Answer("\n".join(_explained(words, said, nobody, nothing_open)), choices=rows)


def _explained(words: Words, said: Understood, nobody: str | None, nothing_open: bool) -> list[str]:
    if nothing_open:
        return [words("nothing-open")]
    parts = _understood(words, said)
    lines: list[str] = []
    if nobody is not None:
        lines.append(words("nobody-called", name=safe(shorten(nobody, _SAID))))
    if said.impossible:
        lines.append(words("no-such-day", said=safe(shorten(said.impossible, _SAID))))
    if not lines and not parts:
        return [words("not-understood")]
    if not lines:
        lines.append(words("partly-understood"))
    if parts:
        lines.append(words("understood-parts", parts="; ".join(parts)))
    if said.words:
        lines.append(words("unclear-words", words=safe(shorten(said.words, _SAID))))
    return [*lines, words("choose-reading")]


def _understood(words: Words, said: Understood) -> list[str]:
    """The parts as people would say them, escaped."""
    parts: list[str] = []
    if said.period:
        parts.append(dates.period(words, said.period.start, said.period.end))
    if said.owner:
        parts.append(safe(shorten(_owner(words, said.owner), _SAID)))
    if said.status:
        parts.append(words(f"list-status-{said.status.value}"))
    if said.number:
        parts.append(words("understood-number", number=safe(said.number)))
    return parts


def _owner(words: Words, owner: str) -> str:
    kind, _, name = owner.partition(":")
    return words(f"understood-{kind}") if kind in ("me", "all") else name


def task_label(words: Words, number: str) -> str:
    """A task as a reading to tap."""
    return words("reading-task", number=shorten(number, 20))


def search_label(words: Words, said: str) -> str:
    """A search as a reading to tap, in the words that were typed."""
    return words("reading-search", words=shorten(said, _LABEL - 10))


def list_label(words: Words, wanted: TaskFilter, owner_name: str | None) -> str:
    """A list as a reading to tap."""
    return reading_label(words, fitting(wanted), owner_name)


def which_one(
    words: Words,
    kind: OwnerKind,
    printed: str,
    *,
    choices: tuple[tuple[str, TaskFilter], ...],
    left_out: int = 0,
) -> Answer:
    """A name fits several units or people; that it fits more than are offered is said."""
    key = "several-units" if kind is OwnerKind.UNIT else "several-people"
    rows = tuple((Choice(shorten(label, _LABEL), ShowList(wanted)),) for label, wanted in choices)
    lines = [words(key, name=safe(shorten(printed, _LABEL)))]
    lines += [words("several-more", count=left_out)] if left_out else []
    return Answer("\n".join(lines), choices=rows)


def ask_what_to_find(words: Words) -> Answer:
    """To “tìm” alone."""
    return Answer(words("ask-what-to-find"))


def not_theirs(words: Words, own: ShowList | ShowTask, label: str) -> Answer:
    """Somebody else's list is refused, with the way to one's own."""
    choice = Choice(shorten(label, _LABEL), own)
    return Answer(words("error-not-allowed-list"), choices=((choice,),))


def courtesy(words: Words) -> Answer:
    """To thanks and the like."""
    return Answer(words("courtesy"))


def days_off(words: Words, today: date, *, keeps_days: bool) -> Answer:
    """Where days off are entered: one's own, and the office's by who keeps them."""
    own = Choice(words("button-own-leave"), OpenSetting(Setting.LEAVE))
    rows = [(own,)]
    if keeps_days:
        rows.append((Choice(words("button-office-days"), ShowDays(today.year)),))
    return Answer(words("days-off-where" if keeps_days else "days-off-own"), choices=tuple(rows))


def no_plan(words: Words, *, may_bring_one: bool) -> Answer:
    """Nothing can be listed before the first plan."""
    lines = [words("no-plan"), *([words("no-plan-send")] if may_bring_one else [])]
    return Answer(" ".join(lines))


def no_such_page(words: Words, shown: Answer, *, is_last: bool) -> Answer:
    """The last or first page, after words that would turn beyond it."""
    return _noted(words("is-last-page" if is_last else "is-first-page"), shown)


def with_moved_day(words: Words, shown: Answer, said: str, taken: date) -> Answer:
    """The answer, after a day was asked for that its month does not have."""
    printed = safe(shorten(said, _SAID))
    return _noted(words("moved-day", said=printed, taken=dates.day(taken)), shown)


def _noted(note: str, shown: Answer) -> Answer:
    lines = fitting_lines([f"<i>{note}</i>", *shown.text.split("\n")], room=MESSAGE_LIMIT)
    return replace(shown, text="\n".join(lines))


def which_line(
    words: Words, nth: int, found: Sequence[TaskLine], *, back: ShowList | None = None
) -> Answer:
    """“Cái số 3”: the third of the list, or the one printed under 3."""
    choices = tuple(
        (
            Choice(
                shorten(words("which-line-of", number=one.number, content=one.content), _LABEL),
                ShowTask(one.id, back),
            ),
        )
        for one in found
    )
    return Answer(words("which-line", nth=str(nth)), choices=choices)


def choose_for_hand_in(words: Words, found: Answer) -> Answer:
    """The open tasks, headed by what to choose one for."""
    return Answer(f"{words('choose-done')}\n\n{found.text}", choices=found.choices)


def none_for_hand_in(words: Words, said: str, own: Answer) -> Answer:
    """No open task holds these words; one's own are shown instead."""
    note = words("no-task-with-words", words=safe(shorten(said, _SAID)))
    return Answer(f"{note}\n\n{own.text}", choices=own.choices)


def not_yet(
    words: Words,
    intent: Intent | Order,
    *,
    names: Sequence[str] = (),
    printed: str | None = None,
    lists: Sequence[tuple[str, TaskFilter]] = (),
    period: Period | None = None,
    said: str | None = None,
    card: Answer | None = None,
) -> Answer:
    """What is missing to do it, or that no message does it yet; what was understood, with the
    task's card.
    """
    lines = [words(f"not-yet-{intent.value}")]
    who = ", ".join(names) or printed
    if who:
        lines.append(words("order-whom", names=safe(shorten(who, 200))))
    if period:
        lines.append(words("order-when", when=dates.period(words, period.start, period.end)))
    if said:
        lines.append(words("order-words", words=safe(shorten(said, 200))))
    rows = tuple(
        (Choice(shorten(list_label(words, wanted, name), _LABEL), ShowList(wanted)),)
        for name, wanted in lists
    )
    if card is None:
        return Answer("\n".join(lines), choices=rows)
    shown = fitting_lines([*lines, "", *card.text.split("\n")], room=MESSAGE_LIMIT)
    return Answer("\n".join(shown), choices=(*card.choices, *rows))
