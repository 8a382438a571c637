"""What the office is shown of the words that were not understood."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.messages import dates
from bot.messages.actions import FetchPhrases, PutPhraseAway, ShowPhrases
from bot.messages.answer import Answer, Choice
from bot.messages.catalog import Words
from bot.messages.text import safe, shorten
from bot.storage import UnknownPhrase
from bot.storage.ids import id_of
from bot.storage.phrases import PAGE_SIZE

_PHRASE = 160
_CHOSEN = 60
_CHOSEN_SHOWN = 3
_BUTTONS_A_ROW = 4


def phrase_list(
    words: Words, found: Sequence[UnknownPhrase], *, page: int, total: int, zone: ZoneInfo
) -> Answer:
    """A page, most frequent first; each line has a button that puts it away."""
    if not found:
        return Answer(words("phrases-none"), choices=((_fetch(words),),))
    first = page * PAGE_SIZE + 1
    numbered = list(enumerate(found, start=first))
    lines = [f"<b>{words('phrases-title', total=total)}</b>", ""]
    for place, phrase in numbered:
        lines += _lines(words, place, phrase, zone)
    lines += ["", words("phrases-hint")]
    away = [
        Choice(words("phrase-away", place=str(place)), PutPhraseAway(id_of(phrase), page))
        for place, phrase in numbered
    ]
    rows = [
        tuple(away[start : start + _BUTTONS_A_ROW]) for start in range(0, len(away), _BUTTONS_A_ROW)
    ]
    turning = _turning(words, page, total)
    return Answer(
        "\n".join(lines), choices=(*rows, *([turning] if turning else []), (_fetch(words),))
    )


def _lines(words: Words, place: int, phrase: UnknownPhrase, zone: ZoneInfo) -> list[str]:
    said = safe(shorten(phrase.text, _PHRASE))
    line = words(
        "phrase-line",
        place=str(place),
        said=said,
        count=phrase.count,
        day=_day(phrase.last_at, zone),
    )
    chosen = "; ".join(
        words("phrase-chosen-one", label=safe(shorten(label, _CHOSEN)), count=count)
        for label, count in most_chosen(phrase)[:_CHOSEN_SHOWN]
    )
    return [line, words("phrase-chosen", chosen=chosen)] if chosen else [line]


def most_chosen(phrase: UnknownPhrase) -> list[tuple[str, int]]:
    """What people opened after it, most often first."""
    return sorted(phrase.chosen.items(), key=lambda one: (-one[1], one[0]))


def _turning(words: Words, page: int, total: int) -> tuple[Choice, ...]:
    pages = -(-total // PAGE_SIZE)
    row: list[Choice] = []
    if page:
        row.append(Choice(words("page-before"), ShowPhrases(page - 1)))
    if page + 1 < pages:
        label = words("page-after", page=page + 2, pages=pages)
        row.append(Choice(label, ShowPhrases(page + 1)))
    return tuple(row)


def _fetch(words: Words) -> Choice:
    return Choice(words("phrases-fetch"), FetchPhrases())


def phrase_file(words: Words, phrases: Iterable[UnknownPhrase], *, zone: ZoneInfo) -> bytes:
    """Every phrase kept as lines of text, their fields between tabs, the phrase last.

    It begins with the mark by which Windows knows UTF-8.
    """
    lines = ["\t".join(words(f"phrases-column-{name}") for name in _COLUMNS)]
    lines += ["\t".join(_fields(words, phrase, zone)) for phrase in phrases]
    return "\r\n".join([*lines, ""]).encode("utf-8-sig")


_COLUMNS = ("count", "first", "last", "seen", "chosen", "phrase")


def _fields(words: Words, phrase: UnknownPhrase, zone: ZoneInfo) -> tuple[str, ...]:
    chosen = "; ".join(f"{label} ({count})" for label, count in most_chosen(phrase))
    return (
        str(phrase.count),
        _day(phrase.first_at, zone),
        _day(phrase.last_at, zone),
        words("phrases-yes") if phrase.seen_at else "",
        " ".join(chosen.split()),
        " ".join(phrase.text.split()),
    )


def _day(instant: datetime, zone: ZoneInfo) -> str:
    return dates.day(instant.astimezone(zone).date())
