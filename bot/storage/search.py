"""Lists of tasks that have the words somebody looks for, on either database."""

from collections.abc import AsyncIterator, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import select
from sqlmodel import col

from bot.domain import FoundIn, OwnerKind, Search, Speaker, TaskFilter, TaskLine, TaskPage
from bot.parsing.search_words import likest, split_terms, split_words
from bot.storage import SearchWord, Session
from bot.storage.filters import shape_of, values_of
from bot.storage.inserting import is_sqlite
from bot.storage.lists import lines_of, overdue_count
from bot.storage.search_fts5 import fts5_hits, is_met_in_fts5
from bot.storage.search_terms import (
    CANDIDATES,
    REPLACED_AT_MOST,
    Asking,
    Hits,
    Term,
    first_searches,
    searches_for_most,
    searches_without_slips,
)
from bot.storage.search_texts import TaskTexts, sign_of, texts_of
from bot.storage.search_tsvector import is_met_in_tsvector, tsvector_hits
from bot.storage.unit_tasks import ids_in_unit


@dataclass(frozen=True, slots=True)
class _Found:
    search: Search
    hits: Hits


async def found_page(
    session: Session, speaker: Speaker, wanted: TaskFilter, *, today: date, page: int = 0
) -> TaskPage:
    """One page of the tasks that have the filter's words, the best places first.

    All the words, or the beginning of the last; where there is no such task, words like those
    that nobody wrote; else as many of the words as possible. Of one kind of place the order is
    that of every list.
    """
    shape = shape_of(speaker, wanted)
    people = await ids_in_unit(session, wanted.owner_id) if shape.with_people else []
    asking = Asking(
        shape,
        values_of(speaker, wanted, today=today),
        _owners(speaker, wanted) + _signs_of(people),
    )
    seen = TaskFilter(owner=OwnerKind.ALL)
    visible = replace(asking, shape=shape_of(speaker, seen), owners=_owners(speaker, seen))
    terms = split_terms(wanted.words)
    found = await _first_found(session, asking, visible, terms, page=page)
    overdue = await overdue_count(session, asking.shape, asking.values)
    if found is None:
        return TaskPage(wanted, (), total=0, page=0, inside=0, overdue=overdue)
    lines = await lines_of(session, asking.shape, asking.values, found.hits.task_ids)
    return TaskPage(
        wanted,
        await _with_places(session, found.search, lines),
        total=found.hits.total,
        page=found.hits.page,
        inside=found.hits.inside,
        overdue=overdue,
        search=found.search,
    )


async def _first_found(
    session: Session, asking: Asking, visible: Asking, terms: Sequence[Term], *, page: int
) -> _Found | None:
    hits_of = fts5_hits if is_sqlite(session) else tsvector_hits
    async for search in _searches(session, visible, terms):
        hits = await hits_of(session, asking, search, page=page)
        if hits.total:
            return _Found(search, hits)
    return None


async def _searches(
    session: Session, visible: Asking, terms: Sequence[Term]
) -> AsyncIterator[Search]:
    if not terms:
        return
    for search in first_searches(terms):
        yield search
    alike = await _alike(session, visible, terms)
    for search in searches_without_slips(terms, alike):
        yield search
    for search in searches_for_most(terms):
        yield search


def _owners(speaker: Speaker, wanted: TaskFilter) -> list[str]:
    """Whose tasks alone can be in the list; the rights are asked of the rows all the same."""
    match wanted.owner:
        case OwnerKind.ME:
            return _own_signs(speaker)
        case OwnerKind.PERSON | OwnerKind.DOER:
            return [sign_of(person_id=wanted.owner_id)]
        case OwnerKind.UNIT | OwnerKind.LEADING | OwnerKind.NAMED:
            return [sign_of(unit_id=wanted.owner_id)]
        case OwnerKind.ALL if speaker.sees_all:
            return []
        case OwnerKind.ALL | OwnerKind.DIRECTED:
            mine = [*_own_signs(speaker), *_signs_of(speaker.unit_people | speaker.acting_people)]
            own_unit = {speaker.unit_id} if speaker.unit_id is not None else set[int]()
            return mine + [sign_of(unit_id=one) for one in sorted(own_unit | speaker.acting_units)]


def _own_signs(speaker: Speaker) -> list[str]:
    """Also of those the speaker stands in for, on whatever tasks."""
    absent = {*speaker.stands_in_for, *(person_id for person_id, _ in speaker.stands_in_on)}
    return _signs_of((speaker.id, *sorted(absent)))


def _signs_of(people: Iterable[int]) -> list[str]:
    return [sign_of(person_id=person_id) for person_id in people]


async def _alike(
    session: Session, visible: Asking, terms: Sequence[Term]
) -> dict[str, Sequence[str]]:
    """Words in no task the speaker may see, each with those most like it that are in one.

    Only these: else what is offered, or not, would tell what stands in the others. Empty where
    more words are unknown than may be replaced.
    """
    words = dict.fromkeys(term[0] for term in terms if len(term) == 1 and term[0].isalpha())
    unknown: list[str] = []
    for word in words:
        if not await _is_met(session, visible, word):
            unknown.append(word)
        if len(unknown) > REPLACED_AT_MOST:
            return {}
    vocabulary = await _vocabulary(session, visible) if unknown else []
    return {word: await _likest_met(session, visible, word, vocabulary) for word in unknown}


async def _vocabulary(session: Session, visible: Asking) -> Sequence[str]:
    found = await session.scalars(
        select(col(SearchWord.word))
        .where(col(SearchWord.org_id) == visible.values["org_id"])
        .order_by(col(SearchWord.word))
    )
    return found.all()


async def _likest_met(
    session: Session, visible: Asking, word: str, vocabulary: Sequence[str]
) -> Sequence[str]:
    met: list[str] = []
    for one in likest(word, vocabulary):
        if await _is_met(session, visible, one):
            met.append(one)
        if len(met) == CANDIDATES:
            break
    return met


async def _is_met(session: Session, visible: Asking, word: str) -> bool:
    is_met = is_met_in_fts5 if is_sqlite(session) else is_met_in_tsvector
    return await is_met(session, visible, Search((word,), at_least=1))


async def _with_places(
    session: Session, search: Search, lines: Sequence[TaskLine]
) -> tuple[TaskLine, ...]:
    """The lines, each saying where the words are that its content does not have."""
    missing = {
        line.id: words
        for line in lines
        if (words := frozenset(search.words) - _met(search, line.content))
    }
    if not missing:
        return tuple(lines)
    written = await session.run_sync(lambda sync: texts_of(sync, list(missing)))
    return tuple(
        replace(line, found=_best_place(search, missing[line.id], written[line.id]))
        if line.id in missing and line.id in written
        else line
        for line in lines
    )


def _met(search: Search, text: str) -> frozenset[str]:
    """The words looked for that a text has."""
    words = frozenset(split_words(text))
    met = words.intersection(search.words)
    if search.prefix and any(word.startswith(search.words[-1]) for word in words):
        met |= {search.words[-1]}
    return met


def _best_place(search: Search, missing: frozenset[str], written: TaskTexts) -> FoundIn | None:
    """The first of the texts that have most of these words."""
    best = max(written.texts, key=lambda one: len(missing & _met(search, one.text)), default=None)
    return best if best and missing & _met(search, best.text) else None
