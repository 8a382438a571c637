"""What is written down about a run: to standard error, without secrets."""

import logging
import re
import sys

import structlog

from bot.config import Settings

_TOKEN = re.compile(r"\d{3,}:[\w-]{10,}")
_QUIET = ("httpx", "httpcore", "telegram.ext.Updater", "aiosqlite", "alembic")
"""Libraries that log every request (with the token in its URL) or every tick."""


class _Redaction(logging.Filter):
    """Takes tokens out of whatever a library logs, its tracebacks included."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.msg, record.args = redact(record.getMessage()), None
        if record.exc_info and not record.exc_text:
            record.exc_text = redact(logging.Formatter().formatException(record.exc_info))
        return True


def redact(text: str) -> str:
    """The text without anything that looks like a bot's token."""
    return _TOKEN.sub("<token>", text)


def _redact_event(
    _logger: object, _name: str, event: structlog.types.EventDict
) -> structlog.types.EventDict:
    return {key: redact(value) if isinstance(value, str) else value for key, value in event.items()}


def _to_stderr(*_: object) -> structlog.PrintLogger:
    """Looked up at each line, because a test or a service manager may put another in its place."""
    return structlog.PrintLogger(sys.stderr)


def set_up_logs(settings: Settings) -> None:
    """One line an event, as text or JSON."""
    level = logging.getLevelName(settings.log_level.upper())
    handler = logging.StreamHandler(sys.stderr)
    handler.addFilter(_Redaction())
    logging.basicConfig(
        level=level, handlers=[handler], format="%(asctime)s %(name)s %(message)s", force=True
    )
    # "maximum number of running instances reached" is how a busy tick is meant to be.
    logging.getLogger("apscheduler").setLevel(logging.ERROR)
    for name in _QUIET:
        logging.getLogger(name).setLevel(max(level, logging.WARNING))
    shown = (
        structlog.processors.JSONRenderer(ensure_ascii=False)
        if settings.log_format == "json"
        else structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty())
    )
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.format_exc_info,
            _redact_event,
            shown,
        ],
        wrapper_class=structlog.make_filtering_bound_logger(level),
        logger_factory=_to_stderr,
        cache_logger_on_first_use=False,
    )
