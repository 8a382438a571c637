"""What tasks are found by."""

from sqlalchemy import BigInteger, Text
from sqlmodel import Field, SQLModel


class SearchText(SQLModel, table=True):
    """What a task is found by: folded words, as `storage.search_index` makes them."""

    task_id: int = Field(primary_key=True, foreign_key="task.id", ondelete="CASCADE")
    org_id: int = Field(foreign_key="organisation.id")
    content: str = Field(sa_type=Text)
    people: str = Field(sa_type=Text)
    """The names of the units and people on the task."""
    rest: str = Field(sa_type=Text)
    """Number, section, expected result, what was handed in, documents."""
    owners: str = Field(sa_type=Text)
    """A sign for each unit and person on the task, to find those of one of them."""


class SearchWord(SQLModel, table=True):
    """A word met in an office's tasks, to offer for one that is mistyped; none is forgotten."""

    org_id: int = Field(primary_key=True, foreign_key="organisation.id")
    word: str = Field(primary_key=True)


class SearchQueue(SQLModel, table=True):
    """Tasks whose words changed; triggers add them, the same transaction takes them out."""

    id: int | None = Field(default=None, primary_key=True)
    task_id: int
    changed_in: int | None = Field(default=None, sa_type=BigInteger)
    """The transaction that noted it, filled in by PostgreSQL alone."""
