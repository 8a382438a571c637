"""The names of an office, laid out once so that words are looked up and not compared one by one.

Every form under which a name may be asked for is a key; several names may share one. Only the
forms of hasty typing (initials left out, a letter wrong) are found by going through candidates,
and those are few.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from bot.parsing.text import clean, fold

Found = tuple[str, ...]
Keys = dict[str, list[str]]
Others = tuple[str, ...]

_SEPARATORS = re.compile(r"[\W_]+")
_HEADS = (
    *("phong", "trung tam", "chi cuc", "thanh tra", "van phong", "ban quan ly", "ban", "to"),
    *("don vi", "bo phan", "khoi", "phan vien", "vien", "cuc", "vu", "truong", "so", "quy", "doi"),
)
SHORT_HEADS = {
    "p": "phong",
    "pb": "phong",
    "phong ban": "phong",
    "tt": "trung tam",
    "cc": "chi cuc",
    "vp": "van phong",
    "bp": "bo phan",
    "bql": "ban quan ly",
    "dv": "don vi",
    "ttr": "thanh tra",
}
_TRAILING_SO = re.compile(r"(?<=.) (?:thuoc )?so$")


@dataclass(frozen=True, slots=True)
class UnitForm:
    """A unit's words by sort and name: "tt ung dung" is ("trung tam", "ung dung")."""

    head: str
    rest: str

    @property
    def whole(self) -> str:
        return f"{self.head}{self.rest}".replace(" ", "")

    @property
    def initials(self) -> str:
        return initials(self.head) + initials(self.rest)


@dataclass(frozen=True, slots=True, eq=False)
class UnitIndex:
    """The units under each way of asking for them; `forms` and `words` are for the rare ways."""

    whole: Keys = field(default_factory=dict)
    rest: Keys = field(default_factory=dict)
    short: Keys = field(default_factory=dict)
    parts: Keys = field(default_factory=dict)
    forms: dict[str, tuple[UnitForm, ...]] = field(default_factory=dict)
    letters: list[tuple[str, str, str]] = field(default_factory=list)
    """Name, initials of its sort, initials of the rest."""
    words: Keys = field(default_factory=dict)
    first_words: set[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class PersonForms:
    """One spelling of the names, with marks or without."""

    whole: Keys = field(default_factory=dict)
    endings: Keys = field(default_factory=dict)
    words: Keys = field(default_factory=dict)
    split: dict[str, tuple[tuple[str, ...], ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, eq=False)
class PeopleIndex:
    """The people as their names are written, and as they are typed in a hurry."""

    marked: PersonForms = field(default_factory=PersonForms)
    plain: PersonForms = field(default_factory=PersonForms)
    logins: Keys = field(default_factory=dict)
    """“thuantv”: the given name and the initials before it."""


@lru_cache(maxsize=16384)
def plain(name: str) -> str:
    """Words without marks and signs."""
    return _SEPARATORS.sub(" ", fold(name)).strip()


@lru_cache(maxsize=16384)
def marked(name: str) -> str:
    """Words in lower case without signs, marks kept."""
    return _SEPARATORS.sub(" ", clean(name).lower()).strip()


def initials(words: str) -> str:
    """The first letters of the words."""
    return "".join(word[0] for word in words.split())


@lru_cache(maxsize=4096)
def unit_form(words: str) -> UnitForm:
    """Of folded words: the sort of unit spelled out, "Sở" at the end left off."""
    head, _, rest = words.partition(" ")
    words = _TRAILING_SO.sub("", f"{SHORT_HEADS.get(head, head)} {rest}".strip())
    for head in _HEADS:
        if words == head or words.startswith(f"{head} "):
            return UnitForm(head, words[len(head) + 1 :])
    return UnitForm("", words)


def units_by_form(units: Mapping[str, Others]) -> UnitIndex:
    """Shared by equal lists of names: an office's are read anew for every question."""
    return _units_by_form(tuple(units.items()))


def people_by_form(people: Mapping[str, Others]) -> PeopleIndex:
    """Shared in the same way."""
    return _people_by_form(tuple(people.items()))


@lru_cache(maxsize=8)
def _units_by_form(units: tuple[tuple[str, Others], ...]) -> UnitIndex:
    index = UnitIndex()
    for name, others in units:
        forms = tuple(dict.fromkeys(unit_form(plain(one)) for one in (name, *others)))
        index.forms[name] = forms
        for form in forms:
            _add_unit(index, name, form)
    return index


def _add_unit(index: UnitIndex, name: str, form: UnitForm) -> None:
    _put(index.whole, form.whole, name)
    words = form.rest.split()
    if words:
        _put(index.rest, form.rest, name)
    if len(words) + bool(form.head) > 1:
        _put(index.short, form.initials, name)
    if len(words) > 1:
        _put(index.short, initials(form.rest), name)
        index.letters.append((name, initials(form.head), initials(form.rest)))
    for part in _runs(words):
        _put(index.parts, part, name)
    for word in (*form.head.split(), *words):
        _put(index.words, word, name)
    index.first_words.update((form.initials, *words[:1], *form.head.split()[:1]))
    index.first_words.update((initials(form.rest), form.whole))


@lru_cache(maxsize=8)
def _people_by_form(people: tuple[tuple[str, Others], ...]) -> PeopleIndex:
    index = PeopleIndex()
    for name, others in people:
        for one in (name, *others):
            _add_person(index.marked, name, marked(one).split())
            _add_person(index.plain, name, words := plain(one).split())
            if len(words) > 1:
                _put(index.logins, words[-1] + initials(" ".join(words[:-1])), name)
    return index


def _add_person(forms: PersonForms, name: str, words: list[str]) -> None:
    if not words:
        return
    forms.split[name] = (*forms.split.get(name, ()), tuple(words))
    _put(forms.whole, " ".join(words), name)
    for at in range(1, len(words)):
        _put(forms.endings, " ".join(words[at:]), name)
    for word in words:
        _put(forms.words, word, name)


def _runs(words: list[str]) -> Iterator[str]:
    for start in range(len(words)):
        for end in range(start + 1, len(words) + 1):
            yield " ".join(words[start:end])


def _put(keys: Keys, key: str, name: str) -> None:
    names = keys.setdefault(key, [])
    if not names or names[-1] != name:
        names.append(name)


def union(found: Iterable[Iterable[str]]) -> Found:
    """The names of several lists, each once, in order."""
    return tuple(dict.fromkeys(name for names in found for name in names))
