"""An officer's words to a query.

    query := help | search | broadcast | extend | assign | attach | progress | done | detail
           | summary | stats | document | list

Each is a rule of `intents/`, where its grammar stands; they are tried in this order, the particular
before the general. Words without anything of work in them are unknown, and asked back, as are those
that leave something out (see negations.py) or ask for more than a query holds (conditions.py).

    whose := see owners.py;  when := see periods.py and relative.py;  state := see states.py
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from bot.parsing.intents import assigning, extending, helping, lists, orders, reporting, searches
from bot.parsing.intents.asked import Asked, asked_of
from bot.parsing.intents.conditions import asks_more
from bot.parsing.intents.negations import leaves_out
from bot.parsing.values import Intent, KnownNames, Query

_NOBODY = KnownNames()
_LONGEST = 4096
"""Characters looked at: as many as a message may have."""
_MANY = frozenset({Intent.LIST, Intent.STATS, Intent.SUMMARY, Intent.SEARCH})
_LISTED = _MANY - {Intent.SEARCH}


@dataclass(frozen=True, slots=True)
class Rule:
    """One intent's way of being asked for."""

    name: str
    read: Callable[[Asked], Query | None]


RULES: tuple[Rule, ...] = (
    Rule("help", helping.read_help),
    Rule("search", searches.read_search),
    Rule("broadcast", orders.read_broadcast),
    Rule("extend", extending.read_extend),
    Rule("assign", assigning.read_assign),
    Rule("attach", reporting.read_attach),
    Rule("progress", reporting.read_progress),
    Rule("done", reporting.read_done),
    Rule("detail", reporting.read_detail),
    Rule("summary", lists.read_summary),
    Rule("stats", lists.read_stats),
    Rule("document", searches.read_document),
    Rule("list", lists.read_list),
)


def read_query(text: str, *, today: date, year: int, names: KnownNames = _NOBODY) -> Query:
    """What the words ask for; `unknown` where they cannot be read. Nothing raises.

    A month or day without a year is taken in `year`, the plan's; "tuần này" and the like count
    from `today`. Names are only resolved against `names`, else kept as they were typed.

    >>> from datetime import date
    >>> def read(text): return read_query(text, today=date(2024, 5, 15), year=2024)
    >>> asked = read("phòng nghiệp vụ còn bao nhiêu việc quá hạn")
    >>> str(asked.intent), asked.owner, str(asked.status)
    ('stats', 'unit:phòng nghiệp vụ', 'overdue')
    >>> asked = read("gia hạn 24 đến 15/6 vì chờ góp ý")
    >>> str(asked.intent), asked.number, asked.keywords
    ('extend', '24', 'chờ góp ý')
    >>> str(read("trời hôm nay đẹp quá").intent)
    'unknown'
    """
    asked = asked_of(text[:_LONGEST], today=today, year=year, names=names)
    for rule in RULES:
        if query := rule.read(asked):
            if query.intent in _MANY and leaves_out(asked):
                break
            if query.intent in _LISTED and asks_more(asked):
                break
            return query if len(text) <= _LONGEST else replace(query, text=text)
    return Query(text, Intent.UNKNOWN)
