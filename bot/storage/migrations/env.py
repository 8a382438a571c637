"""Runs the revisions, called by `nhacviec db upgrade` or by Alembic's own command."""

from alembic import context
from sqlalchemy import create_engine

from bot.config import Settings
from bot.storage.models import Task

target_metadata = Task.metadata


def run() -> None:
    url: str = context.config.attributes.get("url") or Settings.read().database_url
    engine = create_engine(url.replace("+aiosqlite", ""))
    with engine.connect() as connection:
        context.configure(
            connection=connection,
            target_metadata=target_metadata,
            render_as_batch=connection.dialect.name == "sqlite",
            compare_type=True,
        )
        with context.begin_transaction():
            context.run_migrations()
    engine.dispose()


run()
