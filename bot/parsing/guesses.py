"""What words that could not be read as a whole do say, and what they may have meant.

Understood are a period, an owner, a state, a lone number of up to three digits, a day or month
that does not exist, and the words left over; not what is named only to be left out. The readings,
likeliest first and never more than three, are made of these alone:

    1. the number as a task;
    2. the list of the owner in that state and period; the asker's own where none is named, and
       everybody's where somebody is left out; for "của anh" that of somebody called Anh as well;
    3. a search for the words left over.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from bot.parsing.intents.courtesies import POLITE
from bot.parsing.intents.negations import LEFT_OUT, is_left_out
from bot.parsing.moments.moment import Moment, find_moment
from bot.parsing.owners.found import find_owner
from bot.parsing.owners.owner import Owner
from bot.parsing.queries import read_query
from bot.parsing.replies import is_twofold, person_named, reply_of
from bot.parsing.text import Words, fold
from bot.parsing.typed.meant import words_as_meant
from bot.parsing.values import Intent, KnownNames, Period, Query, Status
from bot.parsing.vocabulary import EXPLAINED, FILLER, TASK
from bot.parsing.when.citations import blank_citations
from bot.parsing.when.mentions import find_mentions
from bot.parsing.when.periods import find_phrases

_NOBODY = KnownNames()
_MOST = 3
_READ = 300
"""Characters looked at; what a person asks for stands in the first lines."""
_WORDS = 8
_NEAR_ENOUGH = 70
"""Of 100; below, two names have little more than the word "phòng" in common."""
_LONE_NUMBER = re.compile(r"(?<![\w/.,%-])(\d{1,3})(?![\w/%]|[.,-]\d)")
_WORD = re.compile(r"[^\W_][^\s]*")
_TASK_WORD = re.compile(rf"(?<![a-z0-9])(?:{TASK}|so|stt|muc|tim)(?![a-z0-9])")
_EDGES = " .,;:!?-\"'“”()<>&/"


@dataclass(frozen=True, slots=True)
class Understood:
    """The parts of a text that were read; `impossible` is a day or month as it was printed."""

    period: Period | None = None
    owner: str | None = None
    status: Status | None = None
    number: str | None = None
    words: str | None = None
    impossible: str | None = None


@dataclass(frozen=True, slots=True)
class Guess:
    """What was understood of a text, and up to three readings, the likeliest first."""

    understood: Understood = field(default_factory=Understood)
    readings: tuple[Query, ...] = ()


def guess(text: str, *, today: date, year: int, names: KnownNames = _NOBODY) -> Guess:
    """What the words may have meant; nothing understood and no reading for mere signs.

    >>> made = guess("abc tháng 5 xyz", today=date(2024, 5, 15), year=2024)
    >>> made.understood.period.end.isoformat(), made.understood.words
    ('2024-05-31', 'abc xyz')
    >>> [reading.intent.value for reading in made.readings]
    ['list', 'search']
    >>> guess("🙂", today=date(2024, 5, 15), year=2024).readings
    ()
    """
    words = words_as_meant(text[:_READ])
    understood, whose = _understood(words, today=today, year=year, names=names)
    readings = _readings(text, understood, whose)
    if somebody := _who_else(text, names):
        readings.insert(1, Query(text, Intent.LIST, owner=somebody))
    return Guess(understood, tuple(readings)[:_MOST])


def _who_else(text: str, names: KnownNames) -> str | None:
    """Whom "của anh" names where somebody is called Anh, besides the asker."""
    reply = reply_of(text, names)
    return person_named(reply, names) if reply and is_twofold(reply, names) else None


def impossible_in(text: str, *, year: int) -> str | None:
    """The day or month the text names though no calendar has it, as printed; citations apart.

    >>> impossible_in("việc Tháng 13", year=2024), impossible_in("việc tháng 12", year=2024)
    ('Tháng 13', None)
    """
    words = words_as_meant(text[:_READ])
    return _impossible(words, year=year)


def moved_in(text: str, *, year: int) -> tuple[str, date] | None:
    """The day the text names though its month has fewer, and the month's last taken for it.

    >>> moved_in("còn 30/2?", year=2024)
    ('30/2', datetime.date(2024, 2, 29))
    >>> moved_in("còn 29/2?", year=2024) is None
    True
    """
    words = words_as_meant(text[:_READ])
    phrases = find_phrases(words, blank_citations(words.folded), year=year)
    stretches = (one for phrase in phrases for one in phrase.stretches)
    return next((moved for one in stretches if one.exists for moved in one.moved), None)


def _understood(
    words: Words, *, today: date, year: int, names: KnownNames
) -> tuple[Understood, str]:
    """What was read, and whose list is likeliest: everybody's for "không phải của tôi"."""
    rest = POLITE.sub(_blanks, words.folded)
    moment = find_moment(words, rest, today=today, year=year)
    is_other_time = moment is not None and is_left_out(words, rest, moment.at)
    if moment:
        rest = _without(rest, moment.at, moment.end)
    impossible = None if moment else _impossible(words, year=year)
    owner = find_owner(words, rest, names)
    is_somebody_else = owner is not None and is_left_out(words, rest, owner.at)
    if owner:
        rest = _without(rest, owner.at, owner.end)
    number = _LONE_NUMBER.search(rest) if impossible is None else None
    if number:
        rest = _without(rest, *number.span())
    rest = LEFT_OUT.sub(_blanks, rest)
    said = Understood(
        period=moment.period if moment and not is_other_time else None,
        owner=owner.name if owner and not is_somebody_else else None,
        status=_status(words, moment, owner, today=today, year=year),
        number=number[1] if number else None,
        words=_left_over(words, rest) if impossible is None else None,
        impossible=impossible,
    )
    return said, said.owner or ("all" if is_somebody_else else "me")


def _impossible(words: Words, *, year: int) -> str | None:
    mentions = find_mentions(words, blank_citations(words.folded), year=year)
    found = next((mention for mention in mentions if not mention.exists), None)
    return words.printed[found.at : found.end].strip(_EDGES) if found else None


def _status(
    words: Words, moment: Moment | None, owner: Owner | None, *, today: date, year: int
) -> Status | None:
    """The state named beside period and owner, read as of tasks: "... quá hạn ..."."""
    printed = words.printed
    for part in sorted((part for part in (moment, owner) if part), key=_place, reverse=True):
        printed = _without(printed, part.at, part.end)
    return read_query(f"việc {printed}", today=today, year=year).status


def _place(part: Moment | Owner) -> int:
    return part.at


def _left_over(words: Words, rest: str) -> str | None:
    """The words from the first to the last that nothing of the grammar explains, as printed."""
    explained = _TASK_WORD.sub(_blanks, EXPLAINED.sub(_blanks, rest))
    left = [word for word in _WORD.finditer(explained) if word[0].strip(_EDGES) not in FILLER]
    if not left:
        return None
    kept = [
        words.printed[word.start() : word.end()]
        for word in re.compile(r"\S+").finditer(rest, left[0].start(), left[-1].end())
    ]
    return " ".join(kept[:_WORDS]).strip(_EDGES) or None


def _readings(text: str, said: Understood, whose: str) -> list[Query]:
    readings: list[Query] = []
    if said.number:
        readings.append(Query(text, Intent.DETAIL, number=said.number))
    if said.period or said.owner or said.status:
        readings.append(
            Query(text, Intent.LIST, owner=whose, status=said.status, period=said.period)
        )
    if said.words:
        readings.append(Query(text, Intent.SEARCH, keywords=said.words))
    return readings


def _without(text: str, at: int, end: int) -> str:
    return text[:at] + " " * (end - at) + text[end:]


def _blanks(found: "re.Match[str]") -> str:
    return " " * len(found[0])


def nearest(name: str, names: KnownNames, *, most: int = 2) -> tuple[str, ...]:
    """The units and people written most like a name nobody has, as owners of a query.

    A person's given name counts as well as the whole.

    >>> nearest("phòng Kế hạch", KnownNames(units={"Phòng Kế hoạch": (), "Thanh tra": ()}))
    ('unit:Phòng Kế hoạch',)
    """
    # Only a name nobody has needs it, and start-up must stay quick.
    from rapidfuzz import fuzz, process  # noqa: PLC0415 (slow to import)

    forms = list(_forms(names))
    found = process.extract(
        fold(name)[:_READ],
        [form for _, form in forms],
        scorer=fuzz.ratio,
        score_cutoff=_NEAR_ENOUGH,
        limit=most * 3,
    )
    return tuple(dict.fromkeys(forms[place][0] for _, _, place in found))[:most]


def _forms(names: KnownNames) -> Iterator[tuple[str, str]]:
    for name, others in names.units.items():
        yield from ((f"unit:{name}", fold(form)) for form in (name, *others))
    for name, others in names.people.items():
        for form in (name, *others):
            words = fold(form).split()
            yield from ((f"person:{name}", " ".join(words[at:])) for at in range(len(words)))
