"""The search of PostgreSQL: its index holds beside the words what lists look at, to join nothing.

One look counts the tasks that meet a search, another sorts them by place and then as every list.
Sorting is what takes long where a word is of very many tasks; then a page is nearly always full
after the beginning of the list, which has an index, so that is tried first.
"""

from functools import cache
from typing import Any

from sqlalchemy import (
    Boolean,
    ColumnElement,
    Date,
    Integer,
    Select,
    String,
    bindparam,
    case,
    cast,
    column,
    func,
    inspect,
    literal,
    select,
    table,
)
from sqlalchemy.dialects import postgresql

from bot.domain import OwnerKind, Search
from bot.storage import Milestone, Session, Task
from bot.storage.filters import (
    Columns,
    Shape,
    days_of,
    gate,
    in_order,
    is_due_in_period,
    runs_in_period,
)
from bot.storage.lists import PAGE_SIZE
from bot.storage.search_terms import TSQUERY, Asking, Hits, anywhere, places

_MANY = 5_000
"""From so many tasks on sorting them takes longer than a look at the beginning of the list."""
_LOOKED_AT = 2_000
"""So many are looked at there, and ten for each line before the page."""
_INDEX = table(
    "searchindex",
    column("task_id", Integer),
    column("org_id", Integer),
    column("state", inspect(Task).columns.state.type),
    column("due", Date),
    column("position", Integer),
    column("is_done", Boolean),
    column("words", postgresql.TSVECTOR),
)


async def tsvector_hits(session: Session, asking: Asking, search: Search, *, page: int) -> Hits:
    """How many tasks meet the search, and those of the page; the first where it is past them."""
    best_first = places(TSQUERY, search)
    values = {
        **asking.values,
        "words": anywhere(TSQUERY, search, asking.owners),
        **{f"place_{at}": place for at, place in enumerate(best_first)},
    }
    total, inside = (await session.execute(_sizes(asking.shape), values)).one()
    if page * PAGE_SIZE >= total:
        page = 0
    if not total:
        return Hits((), 0, 0, 0)
    before = page * PAGE_SIZE
    values |= {"lines": PAGE_SIZE, "before": before, "first": _LOOKED_AT + 10 * before}
    task_ids: list[int] = []
    if total >= _MANY and _has_index(asking.shape):
        task_ids = list(await session.scalars(_at_the_beginning(asking.shape), values))
    if len(task_ids) < PAGE_SIZE:
        task_ids = list(await session.scalars(_ids(asking.shape, len(best_first)), values))
    return Hits(tuple(task_ids), total, inside or 0, page)


async def is_met_in_tsvector(session: Session, asking: Asking, search: Search) -> bool:
    """Whether any task meets the search."""
    values = asking.values | {"words": anywhere(TSQUERY, search, asking.owners)}
    return await session.scalar(_any(asking.shape), values) is not None


def _columns(of: Any) -> Columns:
    return Columns(of.task_id, of.org_id, of.state, of.due, of.position, of.is_done)


_TASKS = _columns(_INDEX.c)


@cache
def _sizes(shape: Shape) -> Select[Any]:
    inside: Any = literal(0)
    if shape.has_period:
        inside = func.sum(case((is_due_in_period(shape, _TASKS), 1), else_=0))
    return select(func.count(), inside).where(
        _meets("words"), *gate(shape, _TASKS), *runs_in_period(shape, _TASKS)
    )


@cache
def _any(shape: Shape) -> Select[Any]:
    return select(_TASKS.id).where(_meets("words"), *gate(shape, _TASKS)).limit(1)


@cache
def _ids(shape: Shape, kinds: int) -> Select[Any]:
    """All of them, sorted by the first kind of place that they have the words in."""
    rank = case(*((_meets(f"place_{at}"), at) for at in range(kinds)), else_=kinds)
    statement, days = select(_TASKS.id), None
    if shape.has_period:
        days = days_of(shape, _TASKS)
        statement = statement.join(Milestone, days.on_milestone).group_by(_TASKS.id)
    statement = statement.where(_meets("words"), *gate(shape, _TASKS))
    return _page(statement, rank, *in_order(days, _TASKS))


def _has_index(shape: Shape) -> bool:
    """Whether the order of such a list can be read from an index."""
    return shape.owner is OwnerKind.ALL and not shape.only_visible and not shape.has_period


@cache
def _at_the_beginning(shape: Shape) -> Select[Any]:
    """Those of the best kind of place among the first of the list; no other comes before them."""
    first = (
        select(*_INDEX.c)
        .where(*gate(shape, _TASKS))
        .order_by(*in_order(None, _TASKS))
        .limit(bindparam("first", type_=Integer))
        .subquery()
    )
    tasks = _columns(first.c)
    meets = _meets("place_0", first.c.words)
    return _page(select(tasks.id).where(meets), *in_order(None, tasks))


def _page(statement: Select[Any], *order: Any) -> Select[Any]:
    lines, before = (bindparam(name, type_=Integer) for name in ("lines", "before"))
    return statement.order_by(*order).limit(lines).offset(before)


def _meets(name: str, words: Any = _INDEX.c.words) -> ColumnElement[bool]:
    asked = cast(bindparam(name, type_=String), postgresql.TSQUERY)
    meets: ColumnElement[bool] = words.op("@@", is_comparison=True)(asked)
    return meets
