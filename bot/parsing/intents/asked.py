"""A text on its way to a query: what every intent wants to know of it, found once."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from bot.parsing import vocabulary as say
from bot.parsing.heard import heard_in
from bot.parsing.intents.courtesies import POLITE, POLITE_WORDS, blanked, blanks, without_frame
from bot.parsing.intents.spelling import without_other_words
from bot.parsing.intents.task_numbers import as_kept, number_place
from bot.parsing.moments.moment import Moment, find_moment, names_no_day
from bot.parsing.owners.found import find_owner
from bot.parsing.owners.owner import Owner
from bot.parsing.owners.units import unit_head_at
from bot.parsing.text import Words
from bot.parsing.typed.meant import Meant, as_meant
from bot.parsing.values import KnownNames, Period

_EDGES = " .,:;!?-\"'“”‘’()>/"
_WORD = re.compile(r"\S+")
_LOWER_WORD = re.compile(
    r"(?<![^\W\d_])(?=[^\W\d_])[a-zà-öø-ýăđĩũơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]"
)
_URGENT = re.compile(r"(?:[\s,]+(?:gap|nhanh|luon|ngay)(?![a-z]))+")
_ANY_WORD = re.compile(r"[a-zA-Z0-9]+")
_ASKING_TEXT = """
    chua nao gio sao dau gi j ai may nhieu khong ko hok kg when what who which status ntn k is was
    has did does how
"""
ASKING = frozenset(_ASKING_TEXT.split())
"""One of them is in whatever `say.QUESTION` finds."""


_DATED_DOCUMENT = re.compile(
    rf"{say.DOCUMENT_NOUN}(?: [a-zA-Z]+){{0,5}} (?=(?:nam|quy|thang|giai doan) ?[\di]|20\d\d)"
)


@dataclass(frozen=True)
class Asked:
    """A text and what was found in it; `said` is `spelling.py`'s text without polite words."""

    text: str
    words: Words
    meant: Meant
    said: str
    framed: str
    """The text without greetings and the like around it, those within it still there."""
    undated: str
    """`said` without the words of its period and the number of its task."""
    heard: frozenset[str]
    """All words of the text, those since blanked too."""
    today: date
    names: KnownNames
    moment: Moment | None
    number: str | None
    number_at: int
    number_end: int
    impossible: bool
    """It names a day or month that cannot be, so its period is not known."""

    @property
    def period(self) -> Period | None:
        return self.moment.period if self.moment else None

    @cached_property
    def owner(self) -> Owner | None:
        return find_owner(self.words, self.undated, self.names)

    @cached_property
    def dates_a_document(self) -> bool:
        """“Tham mưu kế hoạch 2025”: a date in a document's name is no period."""
        if self.moment is None:
            return False
        return any(one.end() == self.moment.at for one in _DATED_DOCUMENT.finditer(self.said))

    @cached_property
    def asks(self) -> bool:
        return not ASKING.isdisjoint(self.heard) and say.QUESTION.search(self.said) is not None

    def is_a_name(self, at: int) -> bool:
        """Whether a capital in the middle of the text makes a name of the word there."""
        return at > 0 and self.words.printed[at].isupper() and not self.words.printed.isupper()

    def is_a_unit(self, at: int) -> bool:
        """Whether a unit is named there: "tổ Văn", not "to"."""
        return unit_head_at(self.words, self.undated, at)

    def owner_after(self, at: int) -> Owner | None:
        """Whom the words from that place on speak of."""
        return find_owner(self.words, " " * at + self.undated[at:], self.names)

    def printed(self, at: int, end: int | None = None) -> str | None:
        """What stands there as typed, without what was blanked; nothing where only blanks do."""
        end = len(self.said) if end is None else end
        kept = (
            self.meant.as_typed(word.start(), word.end())
            for word in _WORD.finditer(self.said, at, end)
        )
        return " ".join(kept).strip(_EDGES) or None

    def told(self, at: int) -> str | None:
        """What stands from there on, polite words within it included: it is for somebody else."""
        end = len(self.said.rstrip())
        if urgent := _URGENT.match(self.words.folded, end):
            end = urgent.end()
        return self.meant.as_typed(at, end).strip(_EDGES) or None

    def without(self, owner: Owner | None) -> str:
        """The text without period, number and owner."""
        return blanked(self.undated, owner.at, owner.end) if owner else self.undated

    def left_over(self, owner: Owner | None) -> bool:
        """Whether words remain that nothing of the grammar explains."""
        return next(self.unexplained(owner), None) is not None

    def unexplained(self, owner: Owner | None) -> Iterator["re.Match[str]"]:
        """The words that nothing of the grammar explains, beside the owner and the period."""
        return unexplained(say.PLAN.sub(blanks, self.without(owner)))


def asked_of(text: str, *, today: date, year: int, names: KnownNames) -> Asked:
    """What stands in the text for every intent; see `queries.read_query` for the arguments."""
    meant = as_meant(text)
    words = _spoken_low(meant.words)
    if words is not meant.words:
        meant = replace(meant, words=words)
    framed = without_frame(words, without_other_words(words))
    heard = heard_in(words.folded)
    said = framed if POLITE_WORDS.isdisjoint(heard) else POLITE.sub(blanks, framed)
    at, end = number_place(said)
    numberless = blanked(said, at, end) if end else said
    lower = numberless.lower()
    moment = find_moment(words, lower, today=today, year=year)
    impossible = moment is None and names_no_day(words, lower, year=year)
    undated = blanked(numberless, moment.at, moment.end) if moment else numberless
    number = as_kept(words.printed[at:end]) or None
    return Asked(
        text=text,
        words=words,
        meant=meant,
        said=said,
        framed=framed,
        undated=undated,
        heard=heard,
        today=today,
        names=names,
        moment=moment,
        number=number,
        number_at=at,
        number_end=end,
        impossible=impossible,
    )


def _spoken_low(words: Words) -> Words:
    """A sentence all in capitals, or with one on every word, has none that mean anything."""
    if not _LOWER_WORD.search(words.printed) and len(words.printed.split()) > 2:
        plain = words.printed.isupper() or say.EXPLAINED.search(words.folded)
        return Words(words.lower, words.lower, words.folded) if plain else words
    return words


def unexplained(rest: str) -> Iterator["re.Match[str]"]:
    """The words that are neither fillers nor of the grammar."""
    if say.FILLER.issuperset(_ANY_WORD.findall(rest)):
        return iter(())
    rest = say.EXPLAINED.sub(blanks, rest)
    return (word for word in _ANY_WORD.finditer(rest) if word[0] not in say.FILLER)


def has_content(rest: str) -> bool:
    """Whether there is a word of content among these."""
    return any(word not in say.FILLER for word in re.findall(r"[a-zA-Z0-9]+", rest))
