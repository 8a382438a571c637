"""A task given to somebody.

assign := (giao | phan cong | gan ...) [task] whom [task] | giao words cho whom [when]
        | giao whom words [when] | task giao cho whom
"""

import re

from bot.parsing import vocabulary as say
from bot.parsing.intents.asked import Asked, has_content
from bot.parsing.intents.orders import owner_called, with_something_to_do
from bot.parsing.owners.kinds import NUMBERED
from bot.parsing.owners.name_ends import person_end
from bot.parsing.owners.owner import Owner
from bot.parsing.values import Intent, Query

_ASSIGN = say.first(
    rf"(?:(?:de|nho)(?= (?:anh|chi|ong|ba|co|chu|bac|em|dong chi|d/c|a|c) )|giao(?: lai)?"
    rf"|phan cong|phan|gan|ban giao|cu|chuyen(?: giao)?|assign|give|hand|transfer|reassign)"
    rf"(?!\s+(?:ban|huu|thong|han|cho {say.ME}{say.E}(?!\s+[a-z]+ {say.TASK})))"
)
_GIVEN = say.words(
    r"(?<!da )(?<!duoc )(?<!dc )(?:giao|phan cong|chuyen|ban giao)(?: lai)? (?:cho|sang|qua)",
    rf"(?<!da )(?<!duoc )(?<!dc )(?:giao|phan cong)(?= (?:anh|chi|ong|ba|co|chu|bac|dong chi|d/c"
    rf"|{NUMBERED}) )",
    r"de(?= (?:cho )?(?:anh|chi|ong|ba|co|chu|bac|phong|dong chi|em|a|c) .*(?:lam|phu trach"
    r"|xu ly))",
    r"(?:goes|go|is|was) (?:assigned )?to",
)
_ASSIGN_TEXT = """
    de nho giao phan gan ban cu chuyen assign assigned give hand transfer reassign go goes is was
"""
ASSIGN_WORDS = frozenset(_ASSIGN_TEXT.split())
"""One of them is in whatever gives a task."""
_TO_WHOM = re.compile(
    rf"{say.B}(?:sang cho|qua cho|ve cho|lai cho|cho|over to|to|sang|qua|ve)\s+(?=\S)"
)
_TO = re.compile(r"\s*(?:cho|sang|toi|den)(?=\s)")
_TO_DO_LEAD = re.compile(r"\s*(?:(?:lam|thuc hien|xu ly|phu trach|chu tri)\s+)?")
_BEFORE_TASK = re.compile(rf"\s+([a-z]+(?: [a-z]+){{0,3}}) (?={say.TASK}(?![a-z]))")


def read_assign(asked: Asked) -> Query | None:
    """“Giao việc 24 cho chị Hà”; the task is its number, else `keywords`."""
    if ASSIGN_WORDS.isdisjoint(asked.heard):
        return None
    verb = _ASSIGN.match(asked.said) or (asked.number and _GIVEN.search(asked.said))
    if not verb or asked.asks:
        return None
    owner = owner_called(asked, _after_to(asked, verb.end()))
    if owner is None and asked.number_at >= verb.end():
        owner = owner_called(asked, asked.number_end)
    if owner and not asked.number:
        owner = with_something_to_do(asked, owner)
    if owner:
        what = _to_do(asked, owner.end)
    else:
        whom = _last_to_whom(asked, verb.end())
        owner = _whoever(asked, whom.end()) if whom else _named_before_the_task(asked, verb.end())
        what = _between(asked, verb.end(), whom.start()) if whom else None
    if owner is None and not asked.number:
        return None
    return Query(
        asked.text,
        Intent.ASSIGN,
        owner=owner.name if owner else None,
        period=None if asked.dates_a_document else asked.period,
        number=asked.number,
        keywords=None if asked.number else what,
    )


def _after_to(asked: Asked, at: int) -> int:
    found = _TO.match(asked.undated, at)
    return found.end() if found else at


def _last_to_whom(asked: Asked, at: int) -> "re.Match[str] | None":
    """The first "cho" that a name follows."""
    for found in _TO_WHOM.finditer(asked.undated, at):
        if _whoever(asked, found.end()):
            return found
    return None


def _whoever(asked: Asked, at: int) -> Owner | None:
    """Whom a task is given to: the owner named here, else the last words of the text."""
    owner = owner_called(asked, at)
    if owner:
        return owner
    end = person_end(asked.words, asked.undated, at)
    is_last = not asked.undated[end:].strip(" .!?")
    if end == at or not is_last or not has_content(asked.undated[at:end]):
        return None
    return Owner(f"person:{asked.words.printed[at:end]}", at, end)


def _named_before_the_task(asked: Asked, at: int) -> Owner | None:
    """“Giao thuan viec 24”: where the task has its number, words before it are a name."""
    found = _BEFORE_TASK.match(asked.said, at) if asked.number else None
    if found is None or not has_content(found[1]):
        return None
    return Owner(f"person:{asked.words.printed[slice(*found.span(1))]}", *found.span(1))


def _to_do(asked: Asked, at: int) -> str | None:
    lead = _TO_DO_LEAD.match(asked.undated, at)
    task = say.LEADING_TASK.match(asked.undated, lead.end() if lead else at)
    return _between(asked, task.end() if task else at, len(asked.said))


def _between(asked: Asked, at: int, end: int) -> str | None:
    """The words there, without those of the period; a document keeps its date."""
    lead = say.LEADING_TASK.match(asked.undated, at + (asked.undated[at : at + 1] == " "), end)
    start, moment = lead.end() if lead else at, asked.moment
    if moment is None or not start <= moment.at < end or asked.dates_a_document:
        return asked.printed(start, end)
    parts = (asked.printed(start, moment.at), asked.printed(moment.end, end))
    return " ".join(part for part in parts if part) or None
