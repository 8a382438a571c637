"""An officer's words to a query.

    query  := act number [...] | search words | nhac whom words | what [whose] [state] [when]
    what   := viec | bao nhieu viec | bao cao (tuan | thang | quy) | ...
    whose  := see owners.py; when := see periods.py and relative.py
    state  := chua xong | qua han | da xong

The intents are tried in order, the particular before the general; words without anything of
work in them are unknown, and asked back.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from bot.parsing import vocabulary as say
from bot.parsing.moments import Moment, find_moment, names_no_day
from bot.parsing.owners import Owner, capitalised, find_owner
from bot.parsing.relative import month_of, quarter_of, week_of
from bot.parsing.slips import mended
from bot.parsing.text import Words, words_of
from bot.parsing.values import Intent, KnownNames, Period, Query, Status

_NOBODY = KnownNames()
_EDGES = " .,;:!?-\"'“”"


@dataclass(frozen=True, slots=True)
class Asked:
    """A text on its way to a query: polite words and the task's number are blanked in `folded`."""

    text: str
    words: Words
    folded: str
    today: date
    names: KnownNames
    moment: Moment | None
    number: str | None
    impossible: bool
    """It names a day or month that cannot be, so its period is not known."""

    @property
    def period(self) -> Period | None:
        return self.moment.period if self.moment else None

    @property
    def undated(self) -> str:
        """The text without the words of its period."""
        if self.moment is None:
            return self.folded
        at, end = self.moment.at, self.moment.end
        return self.folded[:at] + " " * (end - at) + self.folded[end:]

    def owner_after(self, at: int = 0) -> Owner | None:
        return find_owner(self.words, " " * at + self.undated[at:], self.names)

    def printed(self, at: int, end: int | None = None) -> str | None:
        """What stands there as typed, without what was blanked; nothing where only blanks do."""
        end = len(self.folded) if end is None else end
        kept = (
            self.words.printed[word.start() : word.end()]
            for word in re.compile(r"\S+").finditer(self.folded, at, end)
        )
        return " ".join(kept).strip(_EDGES) or None


Read = Callable[[Asked], Query | None]


def read_query(text: str, *, today: date, year: int, names: KnownNames = _NOBODY) -> Query:
    """What the words ask for; `unknown` where they cannot be read."""
    asked = _asked(text, today=today, year=year, names=names)
    for read in _INTENTS:
        if query := read(asked):
            return query
    return Query(text, Intent.UNKNOWN)


def _asked(text: str, *, today: date, year: int, names: KnownNames) -> Asked:
    words = mended(words_of(" ".join(text.split())))
    folded = say.POLITE.sub(_blanks, words.folded)
    numbered = say.NUMBERED.search(folded) or say.ACT_NUMBERED.search(folded)
    only = numbered or say.ONLY_NUMBER.fullmatch(folded)
    number = words.printed[slice(*only.span(1))] if only else None
    if numbered:
        at, end = numbered.span(1)
        folded = folded[:at] + " " * (end - at) + folded[end:]
    moment = find_moment(words, folded, today=today, year=year)
    impossible = moment is None and names_no_day(words, folded, year=year)
    return Asked(text, words, folded, today, names, moment, number, impossible)


def _blanks(found: "re.Match[str]") -> str:
    return " " * len(found[0])


def _help(asked: Asked) -> Query | None:
    lower = asked.words.folded
    return Query(asked.text, Intent.HELP) if say.HELP.fullmatch(lower) else None


def _extend(asked: Asked) -> Query | None:
    if not say.EXTEND.search(asked.folded):
        return None
    end = asked.period.end if asked.period else None
    reason = say.REASON.search(asked.folded)
    return Query(
        asked.text,
        Intent.EXTEND,
        number=asked.number,
        period=Period(None, end) if end else None,
        keywords=asked.printed(reason.end()) if reason else None,
    )


def _assign(asked: Asked) -> Query | None:
    verb = say.ASSIGN.match(asked.folded)
    whom = say.TO_WHOM.search(asked.folded, verb.end()) if verb else None
    if verb is None or not (asked.number or whom):
        return None
    owner = asked.owner_after(whom.start() if whom else verb.end())
    what = None if asked.number or not whom else _about(asked, verb.end(), whom.start())
    return Query(
        asked.text,
        Intent.ASSIGN,
        owner=owner.name if owner else None,
        period=asked.period,
        number=asked.number,
        keywords=what,
    )


def _attach(asked: Asked) -> Query | None:
    if not say.ATTACH.search(asked.folded) or say.QUESTION.search(asked.folded):
        return None
    return Query(asked.text, Intent.ATTACH, number=asked.number)


def _progress(asked: Asked) -> Query | None:
    percent = say.PERCENT.search(asked.folded)
    if not say.PROGRESS.search(asked.folded) or say.QUESTION.search(asked.folded):
        return None
    if not (
        say.SAYS_PROGRESS.search(asked.folded) or (asked.number and percent) or _is_doing(asked)
    ):
        return None
    return Query(
        asked.text,
        Intent.PROGRESS,
        number=asked.number,
        keywords=f"{percent[1]}%" if percent else None,
    )


def _is_doing(asked: Asked) -> bool:
    return (
        asked.number is not None
        and re.search(r"\bdang (?:lam|thuc|trien|xu)", asked.folded) is not None
    )


def _done(asked: Asked) -> Query | None:
    if say.ONLY_DONE.fullmatch(asked.folded):
        return Query(asked.text, Intent.DONE, number=asked.number)
    if say.QUESTION.search(asked.folded):
        return None
    named = say.DONE_TASK.match(asked.folded)
    if named and asked.number is None and asked.moment is None and asked.printed(named.end()):
        return Query(asked.text, Intent.DONE, keywords=asked.printed(named.end()))
    if asked.number is None or not say.DONE.search(asked.folded):
        return None
    return Query(asked.text, Intent.DONE, number=asked.number)


def _detail(asked: Asked) -> Query | None:
    return Query(asked.text, Intent.DETAIL, number=asked.number) if asked.number else None


def _search(asked: Asked) -> Query | None:
    found = say.SEARCH.match(asked.folded) or say.ABOUT.search(asked.folded)
    return _searched(asked, found.end()) if found else None


def _document(asked: Asked) -> Query | None:
    """“Kế hoạch ISO đâu rồi”: a document's name, with words that are none of the grammar's."""
    found = say.DOCUMENT.match(asked.folded)
    if found is None or _status(asked) or not _left_over(asked, None):
        return None
    return _searched(asked, found.end())


def _searched(asked: Asked, at: int) -> Query | None:
    owner = _owner_spoken_of(asked, at)
    tail = say.QUESTION_TAIL.search(asked.folded, at)
    end = owner.at if owner else tail.start() if tail else len(asked.folded)
    keywords = _about(asked, at, end)
    if keywords is None or asked.impossible:
        return None
    return Query(
        asked.text,
        Intent.SEARCH,
        owner=owner.name if owner else None,
        status=_status(asked) if owner else None,
        period=asked.period,
        keywords=keywords,
    )


def _owner_spoken_of(asked: Asked, at: int) -> Owner | None:
    """Only "của" points away from what is searched: "tìm kế hoạch phòng cháy" names no unit."""
    whose = re.compile(r"\bcua (?=(?:toi|em|minh|phong|trung tam|chi cuc|van phong|thanh tra)\b)")
    found = whose.search(asked.folded, at)
    owner = asked.owner_after(found.start()) if found else None
    return Owner(owner.name, found.start(), owner.end) if found and owner else None


def _about(asked: Asked, at: int, end: int) -> str | None:
    """The words between, without those of the period and a leading "việc"."""
    lead = say.LEADING_TASK.match(asked.folded, at, end)
    start = lead.end() if lead else at
    moment = asked.moment
    if moment is None or not start <= moment.at < end:
        return asked.printed(start, end)
    parts = (asked.printed(start, moment.at), asked.printed(moment.end, end))
    return " ".join(part for part in parts if part) or None


def _broadcast(asked: Asked) -> Query | None:
    verb = say.BROADCAST.match(asked.folded)
    owner = _called(asked, verb.end()) if verb else None
    if owner is None or owner.name == "me":
        return None
    return Query(
        asked.text,
        Intent.BROADCAST,
        owner=owner.name,
        status=_status(asked),
        period=asked.period,
        keywords=_message(asked, owner.end),
    )


def _called(asked: Asked, at: int) -> Owner | None:
    """Whom an order is for: the owner after the verb, or the name that follows it at once."""
    start = at + len(asked.folded[at:]) - len(asked.folded[at:].lstrip())
    return asked.owner_after(at) or capitalised(asked.words, asked.undated, start)


def _message(asked: Asked, at: int) -> str | None:
    lead = say.MESSAGE_LEAD.match(asked.folded, at)
    start = lead.end() if lead else at
    only_status = say.ONLY_STATUS.fullmatch(asked.folded, start)
    return None if only_status else asked.printed(start)


def _summary(asked: Asked) -> Query | None:
    found = say.SUMMARY.search(asked.folded) or say.ONLY_SUMMARY.fullmatch(asked.folded)
    if found is None or say.QUESTION.search(asked.folded):
        return None
    owner = asked.owner_after()
    period = asked.period or _current(asked.folded, asked.today)
    return Query(asked.text, Intent.SUMMARY, owner=owner.name if owner else None, period=period)


def _current(said: str, today: date) -> Period | None:
    """“Báo cáo tuần” is about the week that runs."""
    stretches = {
        "tuan": week_of,
        "week": week_of,
        "thang": month_of,
        "month": month_of,
        "quy": quarter_of,
    }
    for unit, stretch in stretches.items():
        if unit in said:
            return Period(*stretch(today))
    return None


def _stats(asked: Asked) -> Query | None:
    if not say.STATS.search(asked.folded):
        return None
    return _listed(asked, Intent.STATS, asked.owner_after() or _leading_name(asked), _status(asked))


def _list(asked: Asked) -> Query | None:
    if asked.impossible:
        return None
    status, owner = _status(asked), asked.owner_after()
    if status or say.WORK.search(asked.folded):
        owner = owner or _leading_name(asked)
        named = _named_work(asked) if owner is None and status is None else None
        return named or _listed(asked, Intent.LIST, owner, status)
    understood = asked.moment is not None or (owner is not None and owner.name != "me")
    if not understood or _left_over(asked, owner):
        return None
    return _listed(asked, Intent.LIST, owner, status)


def _leading_name(asked: Asked) -> Owner | None:
    """“Thuận tháng 5 có việc gì”: a capital that opens no word of ours opens a name."""
    first = re.compile(r"\S+").search(asked.undated)
    if first is None or first[0] in say.FILLER or say.EXPLAINED.match(asked.undated, first.start()):
        return None
    return capitalised(asked.words, asked.undated, first.start())


def _named_work(asked: Asked) -> Query | None:
    """“Việc đo lường tháng 5”, “hạn nộp báo cáo ISO”: words that are none of the grammar's.

    Beside a period they count only right after "việc"; elsewhere they may be mere talk.
    """
    task = _TASK_NAMED.search(asked.undated)
    if task and task[1] not in say.FILLER and not say.EXPLAINED.match(asked.undated, task.start(1)):
        return _searched(asked, task.start(1))
    left = None if asked.moment else next(_unexplained(asked.undated), None)
    return _searched(asked, left.start()) if left else None


def _left_over(asked: Asked, owner: Owner | None) -> bool:
    """Whether words remain that nothing of the grammar explains."""
    rest = asked.undated
    if owner:
        rest = rest[: owner.at] + " " * (owner.end - owner.at) + rest[owner.end :]
    return next(_unexplained(say.PLAN.sub(_blanks, rest)), None) is not None


def _unexplained(rest: str) -> Iterator["re.Match[str]"]:
    """The words that are neither fillers nor of the grammar."""
    rest = say.EXPLAINED.sub(_blanks, rest)
    return (word for word in re.finditer(r"[a-z0-9]+", rest) if word[0] not in say.FILLER)


def _listed(asked: Asked, intent: Intent, owner: Owner | None, status: Status | None) -> Query:
    return Query(
        asked.text,
        intent,
        owner=owner.name if owner else None,
        status=status,
        period=asked.period,
    )


def _status(asked: Asked) -> Status | None:
    folded = asked.undated
    late = say.OVERDUE.search(folded)
    if late and (" " in late[0] or asked.words.spelled(*late.span(), *_LATE)):
        return Status.OVERDUE
    if say.OPEN.search(folded):
        return Status.OPEN
    if say.FINISHED.search(folded) and not say.NOT_YET_FINISHED.search(asked.folded):
        return Status.DONE
    return None


_LATE = ("trễ", "chậm", "trể")
_TASK_NAMED = re.compile(rf"\b{say.TASK} ([a-z][a-z0-9&]*)")
_INTENTS: tuple[Read, ...] = (
    _help,
    _search,
    _broadcast,
    _extend,
    _assign,
    _attach,
    _progress,
    _done,
    _detail,
    _summary,
    _stats,
    _document,
    _list,
)
