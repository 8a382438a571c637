"""What the whole conversation keeps: handovers, groups, notes, snoozes, rewordings, undo."""

import sqlalchemy as sa
from alembic import op

from bot.storage.types import UtcDateTime

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

_TABLES = (
    "undostep",
    "seenupdate",
    "tasknote",
    "snooze",
    "handover",
    "enrolmentrequest",
    "groupchat",
    "wording",
)


def upgrade() -> None:
    _add_to_the_office()
    _add_to_people()
    _add_to_tasks()
    _add_to_chats()
    _add_columns()
    _let_links_be_of_units()
    _let_messages_be_for_groups()


def _add_to_the_office() -> None:
    op.create_table(
        "groupchat",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("org_id", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=True),
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("thread_id", sa.Integer(), nullable=True),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("added_by", sa.Integer(), nullable=True),
        sa.Column("added_at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("removed_at", UtcDateTime(timezone=True), nullable=True),
        sa.Column("removed_why", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["added_by"],
            ["person.id"],
        ),
        sa.ForeignKeyConstraint(
            ["org_id"],
            ["organisation.id"],
        ),
        sa.ForeignKeyConstraint(
            ["unit_id"],
            ["unit.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_groupchat_chat", "groupchat", ["chat_id"])
    op.create_table(
        "wording",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("org_id", sa.Integer(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("changed_by", sa.Integer(), nullable=True),
        sa.Column("changed_at", UtcDateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["changed_by"],
            ["person.id"],
        ),
        sa.ForeignKeyConstraint(
            ["org_id"],
            ["organisation.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("org_id", "language", "key"),
    )


def _add_to_people() -> None:
    op.create_table(
        "enrolmentrequest",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("org_id", sa.Integer(), nullable=False),
        sa.Column("telegram_id", sa.BigInteger(), nullable=False),
        sa.Column("full_name", sa.String(), nullable=False),
        sa.Column("phone", sa.String(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=True),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("decided_by", sa.Integer(), nullable=True),
        sa.Column("decided_at", UtcDateTime(timezone=True), nullable=True),
        sa.Column("created_at", UtcDateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["decided_by"],
            ["person.id"],
        ),
        sa.ForeignKeyConstraint(
            ["org_id"],
            ["organisation.id"],
        ),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["person.id"],
        ),
        sa.ForeignKeyConstraint(
            ["unit_id"],
            ["unit.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_enrolmentrequest_open", "enrolmentrequest", ["org_id", "state"])
    op.create_index("ix_enrolmentrequest_telegram_id", "enrolmentrequest", ["telegram_id"])
    op.create_table(
        "handover",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("org_id", sa.Integer(), nullable=False),
        sa.Column("from_person_id", sa.Integer(), nullable=False),
        sa.Column("to_person_id", sa.Integer(), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=False),
        sa.Column("task_ids", sa.JSON(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("state", sa.String(length=24), nullable=False),
        sa.Column("created_by", sa.Integer(), nullable=True),
        sa.Column("created_at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("decided_by", sa.Integer(), nullable=True),
        sa.Column("decided_at", UtcDateTime(timezone=True), nullable=True),
        sa.Column("begun_at", UtcDateTime(timezone=True), nullable=True),
        sa.Column("ended_at", UtcDateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["created_by"],
            ["person.id"],
        ),
        sa.ForeignKeyConstraint(
            ["decided_by"],
            ["person.id"],
        ),
        sa.ForeignKeyConstraint(
            ["from_person_id"],
            ["person.id"],
        ),
        sa.ForeignKeyConstraint(
            ["org_id"],
            ["organisation.id"],
        ),
        sa.ForeignKeyConstraint(
            ["to_person_id"],
            ["person.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_handover_from", "handover", ["from_person_id", "ends_on"])
    op.create_index("ix_handover_to", "handover", ["to_person_id", "ends_on"])


def _add_to_tasks() -> None:
    op.create_table(
        "snooze",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("org_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("task_id", sa.Integer(), nullable=False),
        sa.Column("until", UtcDateTime(timezone=True), nullable=False),
        sa.Column("created_at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("told_at", UtcDateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["org_id"],
            ["organisation.id"],
        ),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["person.id"],
        ),
        sa.ForeignKeyConstraint(
            ["task_id"],
            ["task.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("person_id", "task_id", "until"),
    )
    op.create_index("ix_snooze_due", "snooze", ["told_at", "until"])
    op.create_index("ix_snooze_task_id", "snooze", ["task_id"])
    op.create_table(
        "tasknote",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("org_id", sa.Integer(), nullable=False),
        sa.Column("task_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "comment", "progress", "question", name="notekind", native_enum=False, length=24
            ),
            nullable=False,
        ),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("progress", sa.Integer(), nullable=True),
        sa.Column("reply_to_id", sa.Integer(), nullable=True),
        sa.Column("created_at", UtcDateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["org_id"],
            ["organisation.id"],
        ),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["person.id"],
        ),
        sa.ForeignKeyConstraint(
            ["reply_to_id"],
            ["tasknote.id"],
        ),
        sa.ForeignKeyConstraint(
            ["task_id"],
            ["task.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_tasknote_task", "tasknote", ["task_id", "id"])


def _add_to_chats() -> None:
    op.create_table(
        "seenupdate",
        sa.Column("bot_id", sa.BigInteger(), nullable=False),
        sa.Column("update_id", sa.BigInteger(), nullable=False),
        sa.Column("at", UtcDateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("bot_id", "update_id"),
    )
    op.create_index("ix_seenupdate_at", "seenupdate", ["at"])
    op.create_table(
        "undostep",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("org_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("task_id", sa.Integer(), nullable=True),
        sa.Column("data", sa.JSON(), nullable=False),
        sa.Column("expires_at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("used_at", UtcDateTime(timezone=True), nullable=True),
        sa.Column("chat_id", sa.BigInteger(), nullable=True),
        sa.Column("message_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["org_id"],
            ["organisation.id"],
        ),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["person.id"],
        ),
        sa.ForeignKeyConstraint(
            ["task_id"],
            ["task.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_undostep_expires_at", "undostep", ["expires_at"])
    op.create_index("ix_undostep_person_id", "undostep", ["person_id"])


def _add_columns() -> None:
    for table, column in _columns():
        op.add_column(table, column)


def _columns() -> tuple[tuple[str, sa.Column[object]], ...]:
    return (
        ("assignment", sa.Column("assigned_at", UtcDateTime(timezone=True))),
        ("attachment", sa.Column("note_id", sa.Integer())),
        ("extension", sa.Column("decision_reason", sa.String(), nullable=False, server_default="")),
        ("extension", sa.Column("passed_up_by", sa.Integer())),
        ("milestone", sa.Column("happened_on", sa.Date())),
        (
            "organisation",
            sa.Column("words_version", sa.Integer(), nullable=False, server_default="0"),
        ),
        ("person", sa.Column("morning_at", sa.Time())),
        ("person", sa.Column("morning_before", sa.Time())),
        ("person", sa.Column("morning_since", sa.Date())),
        ("person", sa.Column("left_at", UtcDateTime(timezone=True))),
        ("person", sa.Column("menu", sa.String(), nullable=False, server_default="")),
        ("result", sa.Column("decided_by", sa.Integer())),
        ("result", sa.Column("in_place_of", sa.Integer())),
        ("result", sa.Column("decided_at", UtcDateTime(timezone=True))),
        ("task", sa.Column("progress", sa.Integer())),
        ("task", sa.Column("urgent", sa.Boolean(), nullable=False, server_default=sa.false())),
        ("task", sa.Column("paused_until", sa.Date())),
        ("task", sa.Column("created_by", sa.Integer())),
    )


def _let_links_be_of_units() -> None:
    with op.batch_alter_table("invitation") as table:
        table.alter_column("person_id", existing_type=sa.Integer(), nullable=True)
        table.add_column(sa.Column("unit_id", sa.Integer(), nullable=True))
        table.create_foreign_key("fk_invitation_unit", "unit", ["unit_id"], ["id"])


def _let_messages_be_for_groups() -> None:
    with op.batch_alter_table("outbox") as table:
        table.alter_column("person_id", existing_type=sa.Integer(), nullable=True)
        table.add_column(sa.Column("group_id", sa.Integer(), nullable=True))
        table.create_foreign_key("fk_outbox_group", "groupchat", ["group_id"], ["id"])


def downgrade() -> None:
    with op.batch_alter_table("outbox") as table:
        table.drop_constraint("fk_outbox_group", type_="foreignkey")
        table.drop_column("group_id")
        table.alter_column("person_id", existing_type=sa.Integer(), nullable=False)
    with op.batch_alter_table("invitation") as table:
        table.drop_constraint("fk_invitation_unit", type_="foreignkey")
        table.drop_column("unit_id")
        table.alter_column("person_id", existing_type=sa.Integer(), nullable=False)
    for table_name, column in reversed(_columns()):
        op.drop_column(table_name, column.name)
    for table_name in _TABLES:
        op.drop_table(table_name)
