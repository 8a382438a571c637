"""Reviews of drafts, the versions of a plan, and what a row stands under."""

import sqlalchemy as sa
from alembic import op

from bot.storage.types import UtcDateTime

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "planreview",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("org_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("plan_id", sa.Integer(), nullable=True),
        sa.Column("source_name", sa.String(), nullable=False),
        sa.Column("source_sha256", sa.String(), nullable=False),
        sa.Column("draft", sa.JSON(), nullable=False),
        sa.Column("as_read", sa.JSON(), nullable=False),
        sa.Column("data", sa.JSON(), nullable=False),
        sa.Column("created_at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("expires_at", UtcDateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["org_id"], ["organisation.id"]),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"]),
        sa.ForeignKeyConstraint(["plan_id"], ["plan.id"]),
        sa.PrimaryKeyConstraint("id"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_planreview_person_id", "planreview", ["person_id"])
    op.create_table(
        "planversion",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("org_id", sa.Integer(), nullable=False),
        sa.Column("plan_id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("source_name", sa.String(), nullable=False),
        sa.Column("source_sha256", sa.String(), nullable=False),
        sa.Column("draft", sa.JSON(), nullable=False),
        sa.Column("task_ids", sa.JSON(), nullable=False),
        sa.Column("actor_id", sa.Integer(), nullable=True),
        sa.Column("created_at", UtcDateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["actor_id"], ["person.id"]),
        sa.ForeignKeyConstraint(["org_id"], ["organisation.id"]),
        sa.ForeignKeyConstraint(["plan_id"], ["plan.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("plan_id", "version"),
    )
    op.create_index("ix_planversion_source", "planversion", ["org_id", "source_sha256"])
    # A plan that is stored already was loaded from its own file; its draft was not kept.
    op.execute(
        "INSERT INTO planversion"
        " (org_id, plan_id, version, source_name, source_sha256, draft, task_ids, created_at)"
        " SELECT org_id, id, version, source_name, source_sha256, '{}', '[]', created_at FROM plan"
    )
    op.add_column("task", sa.Column("parent", sa.String(), nullable=False, server_default=""))
    op.add_column("task", sa.Column("note", sa.String(), nullable=False, server_default=""))
    op.add_column("task", sa.Column("left_out_in", sa.Integer(), nullable=True))


def downgrade() -> None:
    op.drop_column("task", "left_out_in")
    op.drop_column("task", "note")
    op.drop_column("task", "parent")
    op.drop_table("planversion")
    op.drop_table("planreview")
