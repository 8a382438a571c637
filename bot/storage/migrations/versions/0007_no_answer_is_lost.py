"""What was received stays until it is answered, and what was acted on is known to be answered."""

import sqlalchemy as sa
from alembic import op

from bot.storage.types import UtcDateTime

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("seenupdate", sa.Column("answered_at", UtcDateTime(timezone=True), nullable=True))
    op.add_column("seenupdate", sa.Column("task_id", sa.Integer(), nullable=True))
    # Until now nobody knew better: what was seen counted as answered.
    op.execute("UPDATE seenupdate SET answered_at = at")
    op.add_column("outbox", sa.Column("within_id", sa.Integer(), nullable=True))
    op.create_index(
        "ix_assignment_given",
        "assignment",
        ["org_id", "assigned_at"],
        sqlite_where=sa.text("assigned_at IS NOT NULL"),
        postgresql_where=sa.text("assigned_at IS NOT NULL"),
    )
    op.create_table(
        "waitingupdate",
        sa.Column("bot_id", sa.BigInteger(), nullable=False),
        sa.Column("update_id", sa.BigInteger(), nullable=False),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.Column("came_at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("bot_id", "update_id"),
    )


def downgrade() -> None:
    op.drop_table("waitingupdate")
    op.drop_index("ix_assignment_given", "assignment")
    op.drop_column("outbox", "within_id")
    op.drop_column("seenupdate", "task_id")
    op.drop_column("seenupdate", "answered_at")
