"""The search of SQLite: its index of words gives the tasks of one kind of place after another."""

from functools import cache
from typing import Any

from sqlalchemy import (
    Integer,
    Select,
    String,
    bindparam,
    case,
    column,
    func,
    literal,
    literal_column,
    select,
    table,
)
from sqlmodel import col

from bot.domain import Search
from bot.storage import Milestone, Session, Task
from bot.storage.filters import Shape, days_of, gate, in_order, is_due_in_period, runs_in_period
from bot.storage.lists import PAGE_SIZE
from bot.storage.search_terms import FTS5, Asking, Hits, anywhere, tiers


async def fts5_hits(session: Session, asking: Asking, search: Search, *, page: int) -> Hits:
    """How many tasks meet the search, and those of the page; the first where it is past them."""
    total, inside = await _size(session, asking, anywhere(FTS5, search, asking.owners))
    if page * PAGE_SIZE >= total:
        page = 0
    task_ids = await _on_page(session, asking, search, page=page) if total else []
    return Hits(tuple(task_ids), total, inside, page)


async def is_met_in_fts5(session: Session, asking: Asking, search: Search) -> bool:
    """Whether any task meets the search."""
    values = asking.values | {"words": anywhere(FTS5, search, asking.owners)}
    return await session.scalar(_any(asking.shape), values) is not None


async def _size(session: Session, asking: Asking, words: str) -> tuple[int, int]:
    """How many tasks meet a condition on words, and how many of them are due in the period."""
    found = await session.execute(_sizes(asking.shape), asking.values | {"words": words})
    total, inside = found.one()
    return total, inside or 0


async def _on_page(session: Session, asking: Asking, search: Search, *, page: int) -> list[int]:
    """Goes through the kinds of places until the page is full."""
    task_ids: list[int] = []
    before = page * PAGE_SIZE
    for condition in tiers(FTS5, search, asking.owners):
        room = PAGE_SIZE - len(task_ids)
        values = asking.values | {"words": condition, "lines": room, "before": before}
        rows = (await session.scalars(_ids(asking.shape), values)).all()
        task_ids += rows
        if len(task_ids) == PAGE_SIZE:
            break
        if rows:
            before = 0
        elif before:
            size, _ = await _size(session, asking, condition)
            before = max(0, before - size)
    return task_ids


@cache
def _sizes(shape: Shape) -> Select[Any]:
    inside: Any = literal(0)
    if shape.has_period:
        inside = func.sum(case((is_due_in_period(shape), 1), else_=0))
    return _with_words(select(func.count(), inside)).where(*gate(shape), *runs_in_period(shape))


@cache
def _any(shape: Shape) -> Select[Any]:
    return _with_words(select(col(Task.id))).where(*gate(shape)).limit(1)


@cache
def _ids(shape: Shape) -> Select[Any]:
    statement, days = _with_words(select(col(Task.id))), None
    if shape.has_period:
        days = days_of(shape)
        statement = statement.join(Milestone, days.on_milestone).group_by(col(Task.id))
    return (
        statement.where(*gate(shape))
        .order_by(*in_order(days))
        .limit(bindparam("lines", type_=Integer))
        .offset(bindparam("before", type_=Integer))
    )


def _with_words(what: Any) -> Select[Any]:
    """The select over the tasks that meet the condition on words."""
    index = table("searchindex", column("rowid"))
    # The plus keeps SQLite from looking into the index once for every task of the office.
    is_of_task = col(Task.id) == literal_column("+searchindex.rowid")
    meets = literal_column("searchindex").op("MATCH")(bindparam("words", type_=String))
    statement: Select[Any] = what.select_from(index).join(Task, is_of_task).where(meets)
    return statement
