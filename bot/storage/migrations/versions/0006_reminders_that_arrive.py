"""What reminding keeps: broadcasts with their receipts, and every try of a delivery."""

from typing import Any

import sqlalchemy as sa
from alembic import op

from bot.storage.types import UtcDateTime

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index("ix_reminder_due", "reminder", ["org_id", "due"])
    op.create_index("ix_milestone_start", "milestone", ["org_id", "start"])
    op.add_column("milestone", sa.Column("moved_at", UtcDateTime(timezone=True), nullable=True))
    _add_broadcasts()
    _add_escalations()
    _add_deliveries()
    _add_summaries()


def downgrade() -> None:
    _drop_summaries()
    _drop_deliveries()
    op.drop_table("escalation")
    _drop_broadcasts()
    op.drop_column("milestone", "moved_at")
    op.drop_index("ix_milestone_start", table_name="milestone")
    op.drop_index("ix_reminder_due", table_name="reminder")


def _add_broadcasts() -> None:
    op.create_table(
        "broadcast",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("org_id", sa.Integer(), nullable=False),
        sa.Column("created_by", sa.Integer(), nullable=True),
        sa.Column("draft_id", sa.Integer(), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("audience", sa.JSON(), nullable=False),
        sa.Column("recipients", sa.Integer(), nullable=False),
        sa.Column("with_tasks", sa.Boolean(), nullable=False),
        sa.Column("urgent", sa.Boolean(), nullable=False),
        sa.Column("created_at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("send_at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("stopped_at", UtcDateTime(timezone=True), nullable=True),
        sa.Column("stopped_by", sa.Integer(), nullable=True),
        sa.Column("finished_at", UtcDateTime(timezone=True), nullable=True),
        sa.Column("reminded_at", UtcDateTime(timezone=True), nullable=True),
        sa.Column("progress_chat_id", sa.BigInteger(), nullable=True),
        sa.Column("progress_message_id", sa.Integer(), nullable=True),
        sa.Column("progress_shown", sa.String(), nullable=False),
        sa.Column("progress_at", UtcDateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["created_by"], ["person.id"]),
        sa.ForeignKeyConstraint(["org_id"], ["organisation.id"]),
        sa.ForeignKeyConstraint(["stopped_by"], ["person.id"]),
        sa.PrimaryKeyConstraint("id"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_broadcast_org", "broadcast", ["org_id", "created_at"])
    op.create_index("ix_broadcast_running", "broadcast", ["finished_at"])
    op.create_table(
        "broadcastfile",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("org_id", sa.Integer(), nullable=False),
        sa.Column("broadcast_id", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("mime_type", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("is_photo", sa.Boolean(), nullable=False),
        sa.Column("telegram_file_id", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["broadcast_id"], ["broadcast.id"]),
        sa.ForeignKeyConstraint(["org_id"], ["organisation.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_broadcastfile_broadcast_id", "broadcastfile", ["broadcast_id"])
    op.create_table(
        "broadcastreceipt",
        sa.Column("broadcast_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("org_id", sa.Integer(), nullable=False),
        sa.Column("opened_at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("received_at", UtcDateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["broadcast_id"], ["broadcast.id"]),
        sa.ForeignKeyConstraint(["org_id"], ["organisation.id"]),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"]),
        sa.PrimaryKeyConstraint("broadcast_id", "person_id"),
    )
    op.create_index("ix_outbox_broadcast_id", "outbox", ["broadcast_id"])


def _drop_broadcasts() -> None:
    op.drop_index("ix_outbox_broadcast_id", table_name="outbox")
    for table in ("broadcastreceipt", "broadcastfile", "broadcast"):
        op.drop_table(table)


def _add_escalations() -> None:
    op.create_table(
        "escalation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("org_id", sa.Integer(), nullable=False),
        sa.Column("task_id", sa.Integer(), nullable=False),
        sa.Column("due", sa.Date(), nullable=False),
        sa.Column("level", sa.String(length=24), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("message_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["message_id"], ["outbox.id"]),
        sa.ForeignKeyConstraint(["org_id"], ["organisation.id"]),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"]),
        sa.ForeignKeyConstraint(["task_id"], ["task.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("task_id", "due", "level", "person_id"),
    )
    op.create_index("ix_escalation_due", "escalation", ["org_id", "due"])
    op.create_index("ix_escalation_message_id", "escalation", ["message_id"])
    op.create_index("ix_escalation_person_id", "escalation", ["person_id"])


_WAITING: dict[str, Any] = {"sqlite_where": sa.text("state = 'waiting'")}
_WAITING["postgresql_where"] = _WAITING["sqlite_where"]


def _add_deliveries() -> None:
    op.create_table(
        "deliveryattempt",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("org_id", sa.Integer(), nullable=False),
        sa.Column("message_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("began_at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("ended_at", UtcDateTime(timezone=True), nullable=True),
        sa.Column("chat_id", sa.BigInteger(), nullable=True),
        sa.Column("outcome", sa.String(), nullable=False),
        sa.Column("worker", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["message_id"], ["outbox.id"]),
        sa.ForeignKeyConstraint(["org_id"], ["organisation.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_deliveryattempt_began_at", "deliveryattempt", ["began_at"])
    op.create_index("ix_deliveryattempt_message_id", "deliveryattempt", ["message_id"])
    op.create_table(
        "chatclock",
        sa.Column("chat_id", sa.BigInteger(), nullable=False, autoincrement=False),
        sa.Column("since", sa.Float(), nullable=False),
        sa.Column("until", sa.Float(), nullable=False),
        sa.Column("taken_by", sa.String(), nullable=False),
        sa.Column("recent", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("chat_id"),
    )
    op.create_table(
        "sendingshare",
        sa.Column("process", sa.String(), nullable=False),
        sa.Column("share", sa.Integer(), nullable=False),
        sa.Column("seen_at", sa.Float(), nullable=False),
        sa.Column("paused_until", sa.Float(), nullable=False),
        sa.PrimaryKeyConstraint("process"),
    )
    # The default is for the rows that are there; every new one says its own.
    priority = sa.Column("priority", sa.Integer(), nullable=False, server_default="10")
    op.add_column("outbox", priority)
    op.drop_index("ix_outbox_due", table_name="outbox")
    op.create_index("ix_outbox_turn", "outbox", ["priority", "due_at", "id"], **_WAITING)
    op.create_index("ix_outbox_waiting", "outbox", ["due_at", "id"], **_WAITING)


def _drop_deliveries() -> None:
    op.drop_index("ix_outbox_waiting", table_name="outbox")
    op.drop_index("ix_outbox_turn", table_name="outbox")
    op.create_index("ix_outbox_due", "outbox", ["state", "due_at"])
    op.drop_column("outbox", "priority")
    for table in ("sendingshare", "chatclock", "deliveryattempt"):
        op.drop_table(table)


def _add_summaries() -> None:
    wanted: sa.Column[bool] = sa.Column(
        "weekly_summary", sa.Boolean(), nullable=False, server_default=sa.true()
    )
    op.add_column("person", wanted)
    op.create_table(
        "periodfigures",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("org_id", sa.Integer(), nullable=False),
        sa.Column("period", sa.String(), nullable=False),
        sa.Column("owner", sa.String(), nullable=False),
        sa.Column("totals", sa.JSON(), nullable=False),
        sa.Column("taken_at", UtcDateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["org_id"], ["organisation.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("org_id", "period", "owner"),
    )
    op.create_table(
        "sentpicture",
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("file_id", sa.String(), nullable=False),
        sa.Column("kept_at", UtcDateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("key"),
    )


def _drop_summaries() -> None:
    op.drop_table("sentpicture")
    op.drop_table("periodfigures")
    op.drop_column("person", "weekly_summary")
