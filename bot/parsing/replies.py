"""Short words said after an answer, without what is only courtesy; names stay whole.

    reply    := [plea] words [particle]*            "tháng sau ạ", "của chị Chi chị ơi"
    particle := a | nhe | nhi | ha | vay | roi | di | oi | em | anh | chi ...

Particles are names too: "Chi", "Anh", "Nhi", "Nhã". One is a name where its marks are those of no
particle, where it has a capital that opens no sentence, after "của", and at the end of words that
somebody in the office is called by ("mai chi", "anh anh").
"""

import re
from collections.abc import Iterator

from bot.parsing import vocabulary as say
from bot.parsing.intents.courtesies import POLITE
from bot.parsing.name_index import marked
from bot.parsing.names import match_person
from bot.parsing.text import Words
from bot.parsing.typed.meant import words_as_meant
from bot.parsing.values import KnownNames

NOBODY = KnownNames()
_LONGEST = 80
"""Characters; whoever writes more says a whole sentence."""
_EDGES = " .,:;!?-\"'“”…"
_PARTICLES = {
    "a": {"ạ", "à", "á"},
    "ah": {"ah"},
    "ak": {"ak"},
    "vay": {"vậy"},
    "z": {"z"},
    "roi": {"rồi"},
    "voi": {"với"},
    "oi": {"ơi"},
    "di": {"đi"},
    "nhe": {"nhé", "nhẻ"},
    "nha": {"nha", "nhá"},
    "nhi": {"nhỉ"},
    "ha": {"hả", "há", "hở"},
    "the": {"thế"},
    "em": {"em"},
    "anh": {"anh"},
    "chi": {"chị"},
}
_MARKED_ONLY = frozenset({"the"})
"""Without marks these begin more than they end."""
_ADDRESS = frozenset({"em", "anh", "chi"})
_WORD = re.compile(r"[^\W_]+")
_LEADS = re.compile(r"(?:(?:the|vay|roi|va) con|con|the|vay|va|roi|chi|and|what about|how about)$")
_OF = re.compile(r"(?:cua|of)$")
_SOMEBODY_NEXT = re.compile(rf"{say.B}(?:cua|viec|con)$")
_TITLE = r"(?:anh|chi|ong|ba|co|chu|bac|em|thay|dong chi|d/c|dc|sep|ban|mr|mrs|ms)"
_POINTS = re.compile(rf"{say.B}(?:cua|of|cho|{_TITLE})$")
_NAME_WORD = re.compile(r"[^\W_]+(?= |$)")
_CALLED = re.compile(rf"(?:(?P<of>cua|of) )?(?P<title>(?:{_TITLE} )*)(?P<name>\S.*)")
_MYSELF = re.compile(say.ME)
_ANYBODY = re.compile(r"(?:anh|chi|co|chu|bac|ong|ba)")
_WORDS_OF_A_NAME = 5


def reply_of(text: str, names: KnownNames = NOBODY) -> Words | None:
    """The words without courtesies; none where nothing is left or where they are too many.

    >>> reply_of("cho em xem tháng sau nhé chị").printed
    'tháng sau'
    >>> reply_of("của chị Chi ạ").printed
    'của chị Chi'
    """
    if len(text) > _LONGEST * 2:
        return None
    words = words_as_meant(text)
    cut = [found.span() for found in POLITE.finditer(words.folded) if not _is_a_name(words, found)]
    said = without_particles(without(words, cut), names)
    return said if said.folded and len(said.folded) <= _LONGEST else None


def _is_a_name(words: Words, found: "re.Match[str]") -> bool:
    """Whether one word that looks polite is somebody: "chị Nhã", "của nha"."""
    at, end = found.span()
    spellings = _PARTICLES.get(found[0])
    if spellings is None:
        return False
    if not words.spelled(at, end, *spellings) or _has_a_capital(words, at):
        return True
    is_pointed_at = _POINTS.search(words.folded[:at].rstrip()) is not None
    return words.lower[at:end].isascii() and is_pointed_at


def without(words: Words, spans: list[tuple[int, int]]) -> Words:
    """The words but for these places, one space between them and none of the signs around.

    >>> from bot.parsing.text import words_of
    >>> without(words_of("trong đó, ai chậm?"), [(0, 8)]).printed
    'ai chậm'
    """
    kept, at = [], 0
    for start, end in [*spans, (len(words.folded), len(words.folded))]:
        kept += [found.span() for found in re.compile(r"\S+").finditer(words.folded, at, start)]
        at = end
    joined = (" ".join(form[a:b] for a, b in kept) for form in _forms(words))
    return _stripped(Words(*joined))


def _forms(words: Words) -> tuple[str, str, str]:
    return words.printed, words.lower, words.folded


def _stripped(words: Words) -> Words:
    end = len(words.folded.rstrip(_EDGES))
    at = len(words.folded[:end]) - len(words.folded[:end].lstrip(_EDGES))
    return words.part(at, end)


def without_particles(words: Words, names: KnownNames = NOBODY) -> Words:
    """The words without the particles at their end, as far as these name nobody.

    >>> from bot.parsing.text import words_of
    >>> office = KnownNames(people={"Phạm Mai Chi": ()})
    >>> without_particles(words_of("cua mai chi a"), office).printed
    'cua mai chi'
    """
    while True:
        at = words.folded.rfind(" ") + 1
        if not at or not _is_particle(words, at, names):
            return words
        words = _stripped(words.part(0, at))


def _is_particle(words: Words, at: int, names: KnownNames) -> bool:
    word, end = words.folded[at:], len(words.folded)
    spellings = _PARTICLES.get(word)
    if spellings is None or not words.spelled(at, end, *spellings):
        return False
    before = words.folded[:at].rstrip()
    if word in _ADDRESS and _SOMEBODY_NEXT.search(before):
        return False
    if not words.lower[at:].isascii():
        return True
    if word in _MARKED_ONLY or _OF.search(before) or _has_a_capital(words, at):
        return False
    return not any(_bearers(words.part(start, end), names) for start in _starts(words, at))


def _starts(words: Words, at: int) -> Iterator[int]:
    """Where a name that ends here may begin; by itself it is one only after a lead."""
    begins = [found.start() for found in _WORD.finditer(words.folded, 0, at)]
    yield from begins[-_WORDS_OF_A_NAME:]
    if not begins or _LEADS.search(words.folded[:at].rstrip()):
        yield at


def _has_a_capital(words: Words, at: int) -> bool:
    """A capital that opens no message, in one that has small letters too."""
    opens = [words.printed[found.start()] for found in _WORD.finditer(words.folded)]
    return at > 0 and words.printed[at].isupper() and any(letter.islower() for letter in opens)


def _bearers(words: Words, names: KnownNames) -> tuple[str, ...]:
    """Who is called so; a mark on the last word is one of the name."""
    last = words.lower.rsplit(" ", 1)[-1]
    return tuple(
        name
        for name in match_person(words.printed, names, alike=False)
        if last.isascii() or last in marked(name).split()
    )


def person_named(words: Words, names: KnownNames) -> str | None:
    """The person the words are nothing but the name of, as the owner of a query.

    A name several bear stands as typed, so that it can be asked back. A single small word that no
    "của" and no title points at is left to other readings: "mai" is tomorrow.

    >>> from bot.parsing.text import words_of
    >>> office = KnownNames(people={"Phạm Mai Chi": (), "Ngô Mai": ()})
    >>> person_named(words_of("của chị Chi"), office), person_named(words_of("mai"), office)
    ('person:Phạm Mai Chi', None)
    """
    called = _CALLED.fullmatch(words.folded)
    if called is None:
        return None
    at = called.start("name")
    name = words.part(at, len(words.folded))
    is_plain = " " not in name.folded and not name.printed[0].isupper()
    if is_plain and (_MYSELF.fullmatch(name.folded) or not (called["of"] or called["title"])):
        return None
    return _as_owner(name, names)


def _as_owner(name: Words, names: KnownNames) -> str | None:
    found = _bearers(name, names)
    if not found:
        return None
    return f"person:{found[0] if len(found) == 1 else name.printed}"


def person_named_first(words: Words, folded: str, names: KnownNames) -> bool:
    """Whether the words begin with somebody's name; `folded` has what is said of time blanked."""
    ends: list[int] = []
    at = 0
    while len(ends) < _WORDS_OF_A_NAME and (found := _NAME_WORD.match(folded, at)):
        ends.append(found.end())
        at = found.end() + 1
    return any(person_named(words.part(0, end), names) for end in ends)


def one_word_name(words: Words, names: KnownNames) -> str | None:
    """The person a single word names that nothing points at and nothing else is meant by."""
    is_other = " " in words.folded or _MYSELF.fullmatch(words.folded) or words.folded in _ADDRESS
    return None if is_other else _as_owner(words, names)


def is_twofold(words: Words, names: KnownNames) -> bool:
    """Whether "của anh" may be oneself or somebody called so.

    >>> from bot.parsing.text import words_of
    >>> is_twofold(words_of("của anh"), KnownNames(people={"Lê Tuấn Anh": ()}))
    True
    """
    called = _CALLED.fullmatch(words.folded)
    if called is None or not called["of"] or called["title"]:
        return False
    if not _ANYBODY.fullmatch(called["name"]):
        return False
    name = words.part(called.start("name"), len(words.folded))
    return name.printed.islower() and bool(_bearers(name, names))
