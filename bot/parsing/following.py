"""Words that go on from what was shown last: "còn tháng sau?", "chỉ việc quá hạn", "ai làm".

    following := going-on | count | who
    going-on  := [and] part [how]            one of `and` and `how`, else see `_replaces_like`
               | only part | part only | within part
               | "của" whose [part]
               | [show] "tất cả"             one condition less
    and       := con | the con | vay con | the | vay | roi | what about | how about | and
    how       := thi sao | thi the nao | the nao
    only      := chi [xem | lay | con] | loc | only | just;  after the part: thoi | only
    within    := trong [so] do | of them;  anywhere
    part      := whose | state | when, as a question says them (see `queries.py`)
    count     := (bao nhieu | may) [viec]         without a state, an owner and a period of its own
    who       := ai | phong nao ...               likewise

What a part names replaces what was shown of that kind; the rest stays. "Tháng sau" is the month
after today's; said with a word that goes on, it is the month after the one shown where that is
reached or passed already, or is one of another year. A question that stands for itself ("việc của
tôi tháng 6", "còn bao nhiêu việc quá hạn") is not continued, nor is what leaves something out
("không phải tháng 5") or may mean two people ("của anh", where somebody is called Anh).
"""

import re
from dataclasses import replace
from datetime import date

from bot.parsing.list_parts import Part, part_of, unknown_name
from bot.parsing.moments.spoken import WHICH
from bot.parsing.replies import NOBODY, is_twofold, reply_of, without, without_particles
from bot.parsing.text import Words
from bot.parsing.values import Intent, KnownNames, Period, Query
from bot.parsing.vocabulary import TASK

_STRONG = re.compile(
    r"(?:(?:the|vay|roi|va) con|what about|how about|and what about|(?:chi|only|just|loc)"
    r"(?: (?:xem|lay|hien|can|con|show))?)\s+"
)
_WEAK = re.compile(r"(?:con|the|vay|va|roi|and|then)\s+(?:ca\s+)?(?:o\s+)?")
_TAIL = re.compile(r"\s+(?:thi (?:sao|the nao|nhu the nao|ra sao)|nhu the nao|the nao|thoi|only)$")
_WITHIN = re.compile(
    r"(?<![a-z0-9])(?:trong (?:so )?(?:do|nay|ay)(?: thi)?|(?:out )?of (?:them|these|those))"
    r"(?![a-z0-9])"
)
_OF = re.compile(r"(?:cua|of)\s+")
_HAS_TASK = re.compile(rf"(?<![a-z0-9]){TASK}(?![a-z0-9])")
# After "còn", which also means what is left: "còn việc gì", "còn bao nhiêu quá hạn".
_HAS_OWN_NOUN = re.compile(rf"(?<![a-z0-9])(?:{TASK}|bao nhieu|may|how many)(?![a-z0-9])")
_SHOW = r"(?:cho xem|xem|hien|liet ke|mo|show|see|list)"
_WHOLE = r"(?:tat ca|toan bo|all)"
_ALL = re.compile(
    rf"(?:{_SHOW} )?{_WHOLE}(?: (?:cac )?(?:viec|cai|of them|tasks))?"
    rf"|{_SHOW} het(?: (?:cac )?viec)?"
)
_BARE_COUNT = re.compile(
    r"(?:co |con |tong cong )?(?:tat ca )?(?:bao nhieu|may cai|how many)(?: tat ca| ca thay)?"
    r"|(?:co |tong cong )?(?:tat ca )?(?:bao nhieu|may|how many) (?:cai )?(?:viec|nhiem vu|tasks?)"
    r"(?: tat ca| ca thay)?"
)
_STEP = re.compile(
    rf"(?<![a-z0-9])(?:(?:thang|quy|tuan|nam|hom|ngay) (?!nay|hien tai|ngoai|roi|qua){WHICH}"
    r"|(?:next|previous|last|following) (?:day|week|month|quarter|year))(?![a-z0-9])"
)
_MORE = re.compile(r"(?<=sau|toi|uoc)\s+nua$")
_BROWSED = 360
"""Days; only what is shorter than a year has a month or week beside it."""
_UNEVEN = 3
"""Days by which months, and quarters, differ."""


def sounds_following(text: str) -> bool:
    """Whether the words may go on from a list, so that it is worth looking up; no more than that.

    >>> sounds_following("còn tháng sau?"), sounds_following("việc của tôi tháng 6")
    (True, False)
    """
    said = reply_of(text)
    if said is None:
        return False
    core, is_marked = _unwrapped(said, NOBODY)
    folded = core.folded
    return is_marked or not _HAS_TASK.search(folded) or bool(_BARE_COUNT.fullmatch(folded))


def continued(
    text: str, earlier: Query, *, today: date, year: int, names: KnownNames = NOBODY
) -> Query | None:
    """What was shown last with what the words change of it; none for words that stand alone.

    `earlier` is what was shown as a query would ask for it, whatever its form. The intent of the
    answer is `list`, or `stats` where a number is asked for; words that ask who keep the owner, so
    that `grouping_of` says who of his.

    >>> from bot.parsing.queries import read_query
    >>> may = read_query("việc của phòng tôi tháng 5", today=date(2024, 5, 15), year=2024)
    >>> further = continued("còn tháng sau?", may, today=date(2024, 5, 15), year=2024)
    >>> further.owner, further.period.start.isoformat()
    ('unit:phòng tôi', '2024-06-01')
    >>> continued("việc của tôi", may, today=date(2024, 5, 15), year=2024) is None
    True
    """
    said = reply_of(text, names)
    if said is None:
        return None
    core, is_marked = _unwrapped(said, names)
    if _ALL.fullmatch(core.folded):
        return replace(_widened(earlier), text=text, intent=Intent.LIST)
    if is_twofold(core, names):
        return None
    part = part_of(core, today=today, year=year, names=names)
    if part is None and is_marked:
        part = unknown_name(core)
    if part is None or not (is_marked or _goes_on(core, part, earlier)):
        return None
    if is_marked and _STEP.search(core.folded):
        part = _stepped(core, part, earlier.period, today=today, year=year, names=names)
    named = part.query
    if _BARE_COUNT.fullmatch(core.folded):  # "có tất cả bao nhiêu" means all of the list
        named = replace(named, owner=None)
    return _merged(earlier, named, text)


def _unwrapped(said: Words, names: KnownNames) -> tuple[Words, bool]:
    """The words within "còn … thì sao", and whether such words make them go on from a list."""
    core, is_marked = said, False
    if within := _WITHIN.search(core.folded):
        core, is_marked = without(core, [within.span()]), True
    if lead := _STRONG.match(core.folded):
        core, is_marked = _from(core, lead.end()), True
    if tail := _TAIL.search(core.folded):
        core, is_marked = core.part(0, tail.start()), True
    if weak := _WEAK.match(core.folded):
        rest = _from(core, weak.end())
        is_marked = is_marked or not _HAS_OWN_NOUN.search(rest.folded)
        core = rest if is_marked else core
    core = without_particles(core, names)
    return core, is_marked and bool(core.folded)


def _from(words: Words, at: int) -> Words:
    return words.part(at, len(words.folded))


def _goes_on(core: Words, part: Part, earlier: Query) -> bool:
    """Whether words without any mark go on: "của chị Hà", a count, "ai làm", like for like."""
    query = part.query
    if query.intent is Intent.STATS:
        return _BARE_COUNT.fullmatch(core.folded) is not None
    if part.asks_who:
        return not (query.status or query.period)
    if _OF.match(core.folded):
        return True
    return not _HAS_TASK.search(core.folded) and _replaces_like(query, earlier)


def _replaces_like(part: Query, earlier: Query) -> bool:
    """A single part alone goes on where the list had one of its kind: a month for a month."""
    named = [
        (part.owner, earlier.owner not in (None, "me") and part.owner != "me"),
        (part.status, earlier.status),
        (part.period, earlier.period),
    ]
    spoken = [had for name, had in named if name]
    return len(spoken) == 1 and bool(spoken[0])


def _stepped(
    core: Words,
    part: Part,
    shown: Period | None,
    *,
    today: date,
    year: int,
    names: KnownNames,
) -> Part:
    """The part with the month beside the one shown, where that is what "tháng sau" speaks of."""
    said = part.query.period
    if not (said and said.start and shown and shown.start and shown.end):
        return part
    is_later = said.start > today
    is_there = said.start <= shown.start if is_later else said.start >= shown.start
    if not (is_there and _is_as_long(said, shown)) and not _is_of_another_year(shown, today):
        return part
    beside = shown.end if is_later else shown.start
    return part_of(_without_more(core), today=beside, year=year, names=names) or part


def _is_as_long(one: Period, other: Period) -> bool:
    """Months are as long as one another, and so are quarters."""
    return abs(_days(one) - _days(other)) <= _UNEVEN


def _days(period: Period) -> int:
    return (period.end - period.start).days if period.start and period.end else _BROWSED


def _is_of_another_year(shown: Period, today: date) -> bool:
    """A month or week of a year that today is none of; a whole year has none beside it."""
    years = {day.year for day in (shown.start, shown.end) if day}
    return today.year not in years and _days(shown) < _BROWSED


def _without_more(core: Words) -> Words:
    """“Tháng sau nữa" is one month more where one goes on month by month."""
    more = _MORE.search(core.folded)
    return core.part(0, more.start()) if more else core


def _merged(earlier: Query, part: Query, text: str) -> Query:
    return replace(
        earlier,
        text=text,
        intent=part.intent,
        owner=part.owner or earlier.owner,
        status=part.status or earlier.status,
        period=part.period or earlier.period,
    )


def _widened(earlier: Query) -> Query:
    """One condition less, the last one people add first: the state, the words, the period."""
    if earlier.status:
        return replace(earlier, status=None)
    if earlier.keywords:
        return replace(earlier, keywords=None)
    return replace(earlier, period=None)
