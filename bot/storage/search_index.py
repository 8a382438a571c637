"""What each task is found by, kept in step with it.

Triggers note every task whose words a statement changed, whoever sent it (`search_triggers`);
before a transaction commits, what they noted is folded and written here. So a change and its
words are kept together or not at all, and no service has to think of it. Only of a change of more
than `PER_COMMIT` tasks some are left for `engine.index_waiting`, which also writes what was
changed past the program.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence, Set
from functools import cache, lru_cache
from typing import Any

from sqlalchemy import Table, delete, func, insert, select, text, tuple_
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session
from sqlmodel import SQLModel, col

from bot.domain import TextField
from bot.parsing.search_words import split_words
from bot.storage.models import SearchQueue, SearchText, SearchWord, Task
from bot.storage.search_texts import TaskTexts, texts_of

PER_COMMIT = 2_000
"""Tasks whose words one transaction writes: a fifth of a second."""
_AT_ONCE = 500
_LONGEST = 100_000
"""Characters of a column; PostgreSQL refuses more than a megabyte in all."""
_CONTENT, _PEOPLE, _REST = _COLUMNS = ("content", "people", "rest")
_COLUMN_OF = {
    TextField.CONTENT: _CONTENT,
    TextField.UNIT: _PEOPLE,
    TextField.PERSON: _PEOPLE,
    TextField.COORDINATION: _PEOPLE,
}
Row = dict[str, Any]


def index_changes(session: Session) -> None:
    """Writes anew what the tasks this transaction changed are found by, `PER_COMMIT` at most."""
    session.flush()
    _index(session, _taken(session, only_own=not _is_sqlite(session)))


def index_waiting_ones(session: Session) -> int:
    """Writes `PER_COMMIT` of the tasks that wait, whoever changed them; returns how many."""
    task_ids = _taken(session, only_own=False)
    _index(session, task_ids)
    return len(task_ids)


def _taken(session: Session, *, only_own: bool) -> list[int]:
    """Takes tasks out of the queue, those changed last first, however often each was noted.

    On PostgreSQL a writer takes only its own: two that hold a task and want each other's, left by
    a third, would wait for ever. SQLite has one writer at a time.
    """
    taking = _taking(_is_sqlite(session), only_own, PER_COMMIT)
    task_ids: set[int] = set()
    while len(task_ids) < PER_COMMIT and (noted := session.scalars(taking).all()):
        task_ids.update(noted)
    return sorted(task_ids)


@cache  # of every transaction, most of which changed no task
def _taking(on_sqlite: bool, only_own: bool, at_once: int) -> Any:
    queue = _table(SearchQueue)
    rows = select(queue.c.id).order_by(queue.c.id.desc()).limit(at_once)
    if only_own:
        rows = rows.where(queue.c.changed_in == func.txid_current())
    if not on_sqlite:
        rows = rows.with_for_update(skip_locked=True)
    return delete(queue).where(queue.c.id.in_(rows.scalar_subquery())).returning(queue.c.task_id)


def _index(session: Session, task_ids: Sequence[int]) -> None:
    words: set[tuple[int, str]] = set()
    for start in range(0, len(task_ids), _AT_ONCE):
        some = task_ids[start : start + _AT_ONCE]
        _lock(session, some)
        rows = [_row(one, written) for one, written in texts_of(session, some).items()]
        _write(session, some, rows)
        words.update(_vocabulary(rows))
    _learn(session, words)


def note_all(session: Session) -> None:
    """Has every task written anew."""
    session.execute(delete(_table(SearchQueue)))
    session.execute(insert(_table(SearchQueue)).from_select(["task_id"], select(col(Task.id))))


def forget_lost(session: Session) -> None:
    """Deletes the texts of tasks that are gone and the words that no task has any more."""
    texts, learnt = _table(SearchText), _table(SearchWord)
    session.execute(delete(texts).where(texts.c.task_id.not_in(select(col(Task.id)))))
    if not _is_sqlite(session):
        # Whoever learns a word meanwhile waits, and learns it after it was deleted.
        session.execute(text("LOCK TABLE searchword IN SHARE ROW EXCLUSIVE MODE"))
    lost = sorted(_known(session) - _written(session))
    key = tuple_(learnt.c.org_id, learnt.c.word)
    for start in range(0, len(lost), _AT_ONCE):
        session.execute(delete(learnt).where(key.in_(lost[start : start + _AT_ONCE])))


def _known(session: Session) -> Set[tuple[int, str]]:
    found = session.execute(select(col(SearchWord.org_id), col(SearchWord.word)))
    return {(org_id, word) for org_id, word in found}


def _written(session: Session) -> Set[tuple[int, str]]:
    """The words of all tasks; looked through without holding their texts at once."""
    names = (SearchText.org_id, SearchText.content, SearchText.people, SearchText.rest)
    found = session.execute(select(*map(col, names)).execution_options(yield_per=_AT_ONCE))
    return {
        word
        for rows in found.mappings().partitions()
        for word in _vocabulary(dict(row) for row in rows)
    }


def _is_sqlite(session: Session) -> bool:
    return session.get_bind().dialect.name == "sqlite"


def _table(model: type[SQLModel]) -> Table:
    return SQLModel.metadata.tables[str(model.__tablename__)]


def _lock(session: Session, task_ids: Sequence[int]) -> None:
    """Of two who change one task the second writes last, having seen what the first changed."""
    if not _is_sqlite(session):  # which has one writer at a time anyway
        session.execute(
            select(col(Task.id))
            .where(col(Task.id).in_(task_ids))
            .order_by(col(Task.id))
            .with_for_update(key_share=True)
        )


def _row(task_id: int, written: TaskTexts) -> Row:
    columns: dict[str, list[str]] = {column: [] for column in _COLUMNS}
    for one in written.texts:
        columns[_COLUMN_OF.get(one.field, _REST)].append(one.text)
    return {
        "task_id": task_id,
        "org_id": written.org_id,
        "owners": " ".join(written.owners),
        **{column: _joined(texts) for column, texts in columns.items()},
    }


def _joined(texts: Iterable[str]) -> str:
    """The words of several texts, each text once."""
    folded = (_folded(text) for text in dict.fromkeys(texts))
    return " ".join(words for words in folded if words)[:_LONGEST]


@lru_cache(maxsize=4096)  # names and headings come again and again
def _folded(text: str) -> str:
    return " ".join(split_words(text))


def _write(session: Session, task_ids: Sequence[int], rows: Sequence[Row]) -> None:
    table = _table(SearchText)
    session.execute(delete(table).where(table.c.task_id.in_(task_ids)))
    if rows:
        session.execute(insert(table), rows)


def _vocabulary(rows: Iterable[Row]) -> Iterator[tuple[int, str]]:
    words: defaultdict[int, set[str]] = defaultdict(set)
    for row in rows:
        for column in _COLUMNS:
            words[row["org_id"]].update(row[column].split())
    for org_id, met in words.items():
        yield from ((org_id, word) for word in met if len(word) > 1 and not word.isdigit())


def _learn(session: Session, words: Iterable[tuple[int, str]]) -> None:
    insert_or_not = sqlite.insert if _is_sqlite(session) else postgresql.insert
    rows = [{"org_id": org_id, "word": word} for org_id, word in sorted(words)]
    if rows:
        session.execute(insert_or_not(_table(SearchWord)).on_conflict_do_nothing(), rows)
