"""The triggers that note whose words changed and keep the databases' own indexes of words.

They stand here, not in a revision: SQLite drops a table's triggers with it whenever a later
revision rebuilds the table. So whoever migrates makes those that are missing (`mend_triggers`).
One whose body is to change gets another name, and a revision drops the old one.
"""
# ruff: noqa: S608 (the statements are put together of nothing but the names in this file)

from collections.abc import Iterator
from itertools import chain

from sqlalchemy import Connection, inspect, text

# A change of these columns changes what a task is found by. An insert matters only where the
# row belongs to one task; a unit or person without a task is in no task's text.
_OF_A_TASK = {
    "task": (
        "id",
        "org_id, plan_id, section_id, number, content, timeline, parent, note, expected_result,"
        " coordination",
    ),
    "assignment": ("task_id", "task_id, unit_id, person_id"),
    "result": ("task_id", "task_id, text, document_number"),
}
_OF_MANY_TASKS = {
    "unit": ("name, short_name, aliases", "SELECT task_id FROM assignment WHERE unit_id = NEW.id"),
    "person": ("full_name, aliases", "SELECT task_id FROM assignment WHERE person_id = NEW.id"),
    "section": ("title", "SELECT id FROM task WHERE section_id = NEW.id"),
    "plan": ("document_number", "SELECT id FROM task WHERE plan_id = NEW.id"),
}
_PARENTS = {
    "task": {"section_id": "section", "plan_id": "plan"},
    "assignment": {"unit_id": "unit", "person_id": "person"},
}
"""What gives a row names that the task is found by.

On PostgreSQL whoever ties a row to one waits for who renames it, and the other way round; else
neither would see what the other changes, and the task would keep the old name.
"""
_TEXTS = ("content", "people", "rest", "owners")
_LISTED = ("org_id", "state", "due", "position")
"""What PostgreSQL's index of words keeps of the task beside them."""


def mend_triggers(connection: Connection) -> None:
    """Makes the triggers that are missing, and notes every task: it may have changed meanwhile.

    Does nothing before revision 0003.
    """
    if "searchqueue" not in inspect(connection).get_table_names():
        return
    found = set(connection.scalars(text(_existing(connection))))
    wanted = _wanted(connection)
    missing = [name for name in wanted if name not in found]
    for statement in chain.from_iterable(wanted[name] for name in missing):
        connection.execute(text(statement))
    if missing:
        connection.execute(text("INSERT INTO searchqueue (task_id) SELECT id FROM task"))


def drop_triggers(connection: Connection) -> None:
    """Takes them all away, for a database that goes back to before there was a search."""
    for name in _wanted(connection):
        if _is_sqlite(connection):
            connection.execute(text(f"DROP TRIGGER IF EXISTS {name}"))
        else:
            connection.execute(text(f"DROP FUNCTION IF EXISTS {name} CASCADE"))


def _is_sqlite(connection: Connection) -> bool:
    return connection.dialect.name == "sqlite"


def _existing(connection: Connection) -> str:
    if _is_sqlite(connection):
        return "SELECT name FROM sqlite_master WHERE type = 'trigger'"
    return (
        "SELECT tgname FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid"
        " WHERE relnamespace = current_schema()::regnamespace"
    )


def _wanted(connection: Connection) -> dict[str, tuple[str, ...]]:
    """Each trigger's name to the statements that make it."""
    return dict(_sqlite() if _is_sqlite(connection) else _postgresql())


def _sqlite() -> Iterator[tuple[str, tuple[str, ...]]]:
    columns = ", ".join(_TEXTS)
    new, old = (", ".join(f"{row}.{name}" for name in _TEXTS) for row in ("NEW", "OLD"))
    add = f"INSERT INTO searchindex (rowid, {columns}) VALUES (NEW.task_id, {new});"
    remove = (
        f"INSERT INTO searchindex (searchindex, rowid, {columns})"
        f" VALUES ('delete', OLD.task_id, {old});"
    )
    for act, body in (("INSERT", add), ("DELETE", remove), ("UPDATE", f"{remove} {add}")):
        yield _of_sqlite(f"searchtext_{act.lower()}", f"{act} ON searchtext", body)
    for table, (key, columns) in _OF_A_TASK.items():
        for act, rows in (
            ("INSERT", "NEW"),
            (f"UPDATE OF {columns}", "OLD NEW"),
            ("DELETE", "OLD"),
        ):
            notes = (
                f"INSERT INTO searchqueue (task_id) VALUES ({row}.{key});" for row in rows.split()
            )
            name = f"search_{table}_{act.split()[0].lower()}"
            yield _of_sqlite(name, f"{act} ON {table}", " ".join(notes))
    for table, (columns, tasks) in _OF_MANY_TASKS.items():
        body = f"INSERT INTO searchqueue (task_id) {tasks};"
        yield _of_sqlite(f"search_{table}_update", f"UPDATE OF {columns} ON {table}", body)


def _of_sqlite(name: str, event: str, body: str) -> tuple[str, tuple[str, ...]]:
    return name, (f"CREATE TRIGGER {name} AFTER {event} BEGIN {body} END",)


def _postgresql() -> Iterator[tuple[str, tuple[str, ...]]]:
    for table, (key, columns) in _OF_A_TASK.items():
        yield _of_postgresql(
            f"search_{table}",
            f"INSERT OR DELETE OR UPDATE OF {columns} ON {table}",
            _hold_parents(table)
            + f"IF TG_OP <> 'INSERT' THEN INSERT INTO searchqueue (task_id) VALUES (OLD.{key});"
            f" END IF; IF TG_OP <> 'DELETE' THEN INSERT INTO searchqueue (task_id)"
            f" VALUES (NEW.{key}); END IF;",
        )
    for table, (columns, tasks) in _OF_MANY_TASKS.items():
        body = f"INSERT INTO searchqueue (task_id) {tasks};"
        yield _of_postgresql(f"search_{table}", f"UPDATE OF {columns} ON {table}", body)
    yield _of_postgresql("searchtext_write", "INSERT OR UPDATE ON searchtext", _WRITE_WORDS)
    yield _of_postgresql("searchindex_listed", f"UPDATE OF {', '.join(_LISTED)} ON task", _LIST)


def _hold_parents(table: str) -> str:
    return "".join(
        f"IF TG_OP = 'INSERT' OR TG_OP = 'UPDATE' AND OLD.{key} IS DISTINCT FROM NEW.{key}"
        f" THEN PERFORM 1 FROM {parent} WHERE id = NEW.{key} FOR SHARE; END IF; "
        for key, parent in _PARENTS.get(table, {}).items()
    )


def _of_postgresql(name: str, event: str, body: str) -> tuple[str, tuple[str, ...]]:
    return name, (
        f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN {body} RETURN NULL; END $$",
        f"CREATE TRIGGER {name} AFTER {event} FOR EACH ROW EXECUTE FUNCTION {name}()",
    )


_VECTOR = " || ".join(
    f"setweight(to_tsvector('simple', NEW.{name}), '{weight}')"
    for name, weight in zip(_TEXTS, "ABCD", strict=True)
)
_WRITE_WORDS = (
    "DELETE FROM searchindex WHERE task_id = NEW.task_id;"
    f" INSERT INTO searchindex (task_id, {', '.join(_LISTED)}, words)"
    f" SELECT id, {', '.join(_LISTED)}, {_VECTOR} FROM task WHERE id = NEW.task_id;"
)
_LIST = (
    f"UPDATE searchindex SET {', '.join(f'{name} = NEW.{name}' for name in _LISTED)}"
    f" WHERE task_id = NEW.id AND ({', '.join(_LISTED)})"
    f" IS DISTINCT FROM ({', '.join(f'NEW.{name}' for name in _LISTED)});"
)
