"""Search: what each task is found by; the triggers are `storage.search_triggers`'."""

import sqlalchemy as sa
from alembic import op

from bot.parsing.text import fold
from bot.storage.search_triggers import drop_triggers

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_SQLITE = (
    "CREATE VIRTUAL TABLE searchindex USING fts5(content, people, rest, owners,"
    " content=searchtext, content_rowid=task_id, columnsize=0,"
    " tokenize='unicode61 remove_diacritics 0')",
)
_POSTGRESQL = (
    "ALTER TABLE searchqueue ALTER changed_in SET DEFAULT txid_current()",
    "CREATE TABLE searchindex (task_id integer PRIMARY KEY REFERENCES searchtext ON DELETE CASCADE,"
    " org_id integer NOT NULL, state varchar(24) NOT NULL, due date, position integer NOT NULL,"
    " is_done boolean GENERATED ALWAYS AS (state = 'done') STORED, words tsvector NOT NULL)",
    "CREATE INDEX ix_searchindex_words ON searchindex USING gin (words)",
    "CREATE INDEX ix_searchindex_listed ON searchindex"
    " (org_id, is_done, (due IS NULL), due, position, task_id)",
)


def upgrade() -> None:
    op.drop_column("task", "folded")
    op.create_table(
        "searchtext",
        sa.Column("task_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("org_id", sa.Integer(), nullable=False),
        *(
            sa.Column(name, sa.Text(), nullable=False)
            for name in ("content", "people", "rest", "owners")
        ),
        sa.ForeignKeyConstraint(["org_id"], ["organisation.id"]),
        sa.ForeignKeyConstraint(["task_id"], ["task.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("task_id"),
    )
    op.create_table(
        "searchword",
        sa.Column("org_id", sa.Integer(), nullable=False),
        sa.Column("word", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["org_id"], ["organisation.id"]),
        sa.PrimaryKeyConstraint("org_id", "word"),
    )
    # No key on the task: two who change one task at a time need not wait for each other here.
    op.create_table(
        "searchqueue",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("task_id", sa.Integer(), nullable=False),
        sa.Column("changed_in", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("id"),
    )
    for statement in _SQLITE if _on_sqlite() else _POSTGRESQL:
        op.execute(statement)


def _on_sqlite() -> bool:
    return op.get_bind().dialect.name == "sqlite"


def downgrade() -> None:
    drop_triggers(op.get_bind())
    for table in ("searchindex", "searchtext", "searchword", "searchqueue"):
        op.drop_table(table)
    op.add_column("task", sa.Column("folded", sa.String(), nullable=False, server_default=""))
    task = sa.table("task", *(sa.column(name) for name in ("id", "number", "content", "folded")))
    found = op.get_bind().execute(sa.select(task.c.id, task.c.number, task.c.content))
    rows = [{"of": one.id, "text": fold(f"{one.number} {one.content}")} for one in found]
    if rows:
        folded = sa.update(task).where(task.c.id == sa.bindparam("of"))
        op.get_bind().execute(folded.values(folded=sa.bindparam("text")), rows)
