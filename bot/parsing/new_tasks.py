"""A task that arises, given in one line, and the words that ask to add one.

    new      := [add] (giao | phan cong ...) whom [, whom] words | [add] giao words cho whom [when]
    add      := (them | tao | nhap) (viec | nhiem vu | cong viec) [moi | phat sinh] [:]
    words    := content [when] [, phoi hop [voi] whom [, whom]] [, ket qua: words] [, gap | khan]
    when     := what stands last or first and says when, or anywhere with a limit: "trước 30/6"

"Báo cáo quý 2" keeps its quarter: the period of a document is its name as well as its time.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from bot.parsing import vocabulary as say
from bot.parsing.intents.asked import Asked, asked_of
from bot.parsing.intents.orders import owner_called
from bot.parsing.moments.moment import find_moment
from bot.parsing.names import match_person, match_unit, same_unit
from bot.parsing.owners.owner import Owner
from bot.parsing.text import Words, clean, fold, words_of
from bot.parsing.values import KnownNames
from bot.parsing.when.periods import Limit
from bot.parsing.when.timed import find_timed


@dataclass(frozen=True, slots=True)
class NewTask:
    """The parts of a new task as far as the words have them; whom as a query names them."""

    content: str = ""
    leads: tuple[str, ...] = ()
    helps: tuple[str, ...] = ()
    when: str = ""
    expected: str = ""
    urgent: bool = False


_ADD = re.compile(
    rf"[\s,.]*(?:(?:xin|cho|{say.ME}|muon|can|hay|bot)\s+)*"
    r"(?:(?:bo sung|them|tao|nhap|ghi)(?: them)?(?: (?:1|mot))?"
    r" (?:viec|nhiem vu|cong viec|task)(?: (?:moi|phat sinh|nua))*|add (?:a )?(?:new )?task)"
    r"(?: (?:a|nhe|nha|di))?(?=\W*$|\s*[:,;.-]|\s)"
)
_NO_CONTENT = re.compile(r"(?:gi|nao|vao|cho vao|duoc|dc|\d|chua|khong|ko|the nao|ra sao)(?![a-z])")
_ASKS = re.compile(r"\?\W*$")
_GIVE = re.compile(
    r"[\s,.:;-]*(?:(?:xin|nho|hay|de nghi|vui long)\s+)*"
    r"(?:giao(?: cho| them)?|phan cong(?: cho)?|cu|assign)"
    rf"(?:\s+(?:{say.TASK})(?:\s+(?:moi|phat sinh))?(?:\s+cho)?)?(?=\s)"
)
_TO_WHOM = re.compile(r"(?<![a-z])(?:cho|to)\s+(?=\S)")
_ANOTHER = re.compile(r"\s*(?:,|&|va|cung)\s+(?=\S)")
_LEAD = re.compile(
    rf"[\s,:;.-]*(?:(?:lam|thuc hien|phu trach|chu tri|to)\s+(?=\S))?"
    rf"(?:(?:{say.TASK})(?: moi| phat sinh)?\s*:?\s+(?=\S))?[\s,:;-]*"
)
_HELP = re.compile(r"\s*[,;(.-]\s*(?:co )?(?:su )?phoi hop(?: (?:cung|voi|cua|co))*\s*:?\s+(?=\S)")
_RESULT = re.compile(
    r"\s*[,;(.-]\s*(?:ket qua(?: can dat)?|san pham)(?: la)?\s*:\s*(?P<said>[^,;]*[^\s,;])"
)
_URGENT = re.compile(
    r"(?:\s*[,;(.-]\s*|\s+|^)\(?(?:viec |rat )?(?:khan(?: cap| truong)?|gap|hoa toc|urgent)\)?\W*$"
)
_URGENT_SPELLED = re.compile(r"khẩn|khan|gấp|gap|hoả|hỏa|hoa|urgent")
_BETWEEN = re.compile(r"\s*(?:,|;|&|(?<![^\s])và(?![^\s])|(?<![^\s])va(?![^\s]))\s*")
_DOCUMENT = re.compile(rf"{say.DOCUMENT_NOUN}(?: [a-z]+){{0,3}} $")
_LIMITED = re.compile(r"(?:truoc|den|toi|cham nhat|muon nhat|han|het|xong|by|before|until|till) ")
_EDGES = ' .,:;-–()"“”'


def asks_to_add(text: str) -> str | None:
    """What follows “thêm việc”: empty where nothing does, none where nothing is to be added.

    >>> asks_to_add("Thêm việc phát sinh: báo cáo PII"), asks_to_add("thêm việc")
    ('báo cáo PII', '')
    >>> asks_to_add("có thêm việc nào không") is None
    True
    """
    words = words_of(text)
    found = _ADD.match(words.folded)
    if found is None or _ASKS.search(words.folded):
        return None
    rest = words.printed[found.end() :].strip(_EDGES)
    return None if _NO_CONTENT.match(fold(rest)) else rest


def read_new_task(text: str, *, today: date, names: KnownNames) -> NewTask:
    """The parts of a new task in one line; whatever is not understood is content.

    >>> office = KnownNames(units={"Phòng Nghiệp vụ": (), "Thanh tra": ()}, people={"Lê An": ()})
    >>> def read(text): return read_new_task(text, today=date(2024, 5, 15), names=office)
    >>> read("giao P. Nghiệp vụ báo cáo PII trước 30/6")
    ... # doctest: +NORMALIZE_WHITESPACE
    NewTask(content='báo cáo PII', leads=('unit:Phòng Nghiệp vụ',), helps=(), when='trước 30/6',
            expected='', urgent=False)
    >>> read("giao anh An họp tỉnh, phối hợp Thanh tra").helps
    ('unit:Thanh tra',)
    """
    asked = asked_of(text, today=today, year=today.year, names=names)
    leads, rest = _given(asked)
    urgent, rest = _urgent(rest)
    expected, rest = _expected(rest)
    read = NewTask(leads=leads, expected=expected, urgent=urgent)
    content, tail = _helped(rest, names)
    when, tail = _when(tail, today=today)
    read = replace(read, helps=tuple(_known(one, names) for one in _split(tail)))
    if not when:
        when, content = _when(content, today=today)
    return replace(read, content=_tidy(content), when=when)


def _given(asked: Asked) -> tuple[tuple[str, ...], str]:
    """Whom it is given to, and the other words as typed."""
    verb = _GIVE.match(asked.said)
    if verb is None:
        return (), asked.text
    if owner := owner_called(asked, verb.end()):
        leads, end = _with_others(asked, owner)
        return leads, _typed(asked, end, len(asked.words.printed))
    for whom in _TO_WHOM.finditer(asked.undated, verb.end()):
        if owner := owner_called(asked, whom.end()):
            leads, end = _with_others(asked, owner)
            before = _typed(asked, verb.end(), whom.start())
            return leads, f"{before} {_typed(asked, end, len(asked.words.printed))}".strip()
    return (), _typed(asked, verb.end(), len(asked.words.printed))


def _with_others(asked: Asked, owner: Owner) -> tuple[tuple[str, ...], int]:
    """The owner and those named right behind: "phòng Nghiệp vụ và Thanh tra"."""
    found, end = [owner.name], owner.end
    while joint := _ANOTHER.match(asked.undated, end):
        another = owner_called(asked, joint.end())
        if another is None or not _is_known(another.name, asked.names):
            break
        found.append(another.name)
        end = another.end
    return tuple(dict.fromkeys(found)), end


def _typed(asked: Asked, at: int, end: int) -> str:
    return asked.meant.as_typed(at, end).strip()


def _is_known(owner: str, names: KnownNames) -> bool:
    _, _, name = owner.partition(":")
    return name in names.units or name in names.people


def _urgent(text: str) -> tuple[bool, str]:
    """“Gấp” at the end; by its marks, since "gặp" and "khán" are other words."""
    words = words_of(text)
    found = _URGENT.search(words.folded)
    if found is None or not _URGENT_SPELLED.search(words.lower, found.start()):
        return False, text
    return True, words.printed[: found.start()]


def _expected(text: str) -> tuple[str, str]:
    words = words_of(text)
    found = _RESULT.search(words.folded)
    if found is None:
        return "", text
    said = words.printed[slice(*found.span("said"))]
    return said.strip(_EDGES), words.printed[: found.start()] + words.printed[found.end() :]


def _helped(text: str, names: KnownNames) -> tuple[str, str]:
    """The content, and what follows "phối hợp" where somebody known is named there."""
    words = words_of(text)
    for found in _HELP.finditer(words.folded):
        tail = words.printed[found.end() :]
        if any(_known(one, names).startswith(_KINDS) for one in _split(tail)):
            return words.printed[: found.start()], tail
    return words.printed, ""


_KINDS = ("unit:", "person:")


def _split(text: str) -> Iterator[str]:
    return (one.strip(_EDGES) for one in _BETWEEN.split(clean(text)) if one.strip(_EDGES))


def _known(name: str, names: KnownNames) -> str:
    """As a query names them; a name nobody here bears stays as typed."""
    if len(units := match_unit(name, names, alike=False)) == 1:
        return f"unit:{units[0]}"
    if people := match_person(name, names, alike=False):
        return f"person:{people[0] if len(people) == 1 else name}"
    return f"unit:{name}" if units else name


def _when(text: str, *, today: date) -> tuple[str, str]:
    """The words that say when, and the text without them."""
    words = words_of(text)
    place = _timed_place(words, year=today.year) or _moment_place(words, today=today)
    if place is None:
        return "", text
    at, end = place
    when = words.printed[at:end].strip(_EDGES)
    is_last = not words.folded[end:].strip(_EDGES)
    if is_last and _DOCUMENT.search(words.folded[:at]) and not _LIMITED.match(words.folded, at):
        return when, text
    return when, f"{words.printed[:at].rstrip(_EDGES)} {words.printed[end:]}".strip()


def _timed_place(words: Words, *, year: int) -> tuple[int, int] | None:
    """The last time that stands at an end of the text, or has a limit before it."""
    for one in reversed(find_timed(words, words.folded, year=year)):
        is_outer = not words.folded[one.end :].strip(_EDGES) or not words.folded[: one.at].strip()
        if not one.weak and (is_outer or one.limit is not Limit.NONE):
            return one.at, one.end
    return None


def _moment_place(words: Words, *, today: date) -> tuple[int, int] | None:
    moment = find_moment(words, words.folded, today=today, year=today.year)
    if moment is None or words.folded[moment.end :].strip(_EDGES):
        return None
    return moment.at, moment.end


def _tidy(content: str) -> str:
    words = words_of(content)
    lead = _LEAD.match(words.folded)
    return clean(words.printed[lead.end() if lead else 0 :]).strip(" .,:;-–")


def names_in(text: str, names: KnownNames) -> tuple[str, ...]:
    """The names of a list, as a query names them where somebody bears them, else as typed.

    >>> office = KnownNames(units={"Phòng Nghiệp vụ": ()}, people={"Lê An": ()})
    >>> names_in("p. nghiệp vụ, anh An và Sở Tài chính", office)
    ('unit:Phòng Nghiệp vụ', 'person:Lê An', 'Sở Tài chính')
    """
    if len(same_unit(text, names)) == 1:
        return (_known(text, names),)  # "Phòng Hành chính, Tổng hợp" is one
    return tuple(dict.fromkeys(_known(one, names) for one in _split(text)))
