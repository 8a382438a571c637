"""News for everybody in the large office, put into the outbox as an act that concerns all would."""

from datetime import datetime

from sqlalchemy import create_engine, insert

from benchmarks.office import TABLES, Row


def queue_news(url: str, people: int, *, now: datetime, occasion: str = "") -> None:
    """One message each, for those with the lowest ids."""
    engine = create_engine(url.replace("+aiosqlite", ""))
    with engine.begin() as connection:
        rows = [_news(person, now, occasion) for person in range(1, people + 1)]
        connection.execute(insert(TABLES["outbox"]), rows)
    engine.dispose()


def _news(person: int, now: datetime, occasion: str) -> Row:
    payload: Row = {
        "notice": "you-moved",
        "values": {"unit": "Phòng Nghiệp vụ"},
        "task": None,
        "buttons": [],
        "urgent": True,
        "note": None,
        "while_open": False,
    }
    return {
        "org_id": 1,
        "person_id": person,
        "kind": "notice",
        "dedupe_key": f"notice:benchmark{occasion}:{person}",
        "payload": payload,
        "due_at": now,
        "created_at": now,
    }
