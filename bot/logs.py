"""What is written down about a run: to standard error, without secrets."""

import json
import logging
import re
import sys
from datetime import UTC, datetime

import structlog

from bot.config import Settings

_TOKEN = re.compile(r"\d{3,}:[\w-]{10,}")
_QUIET = (
    "httpx",
    "httpcore",
    "telegram.Bot",
    "telegram.ext.ExtBot",
    "telegram.ext.Updater",
    "aiosqlite",
    "alembic",
)
"""Libraries that log every request (with the token in its URL, or its values) or every tick."""


class _Redaction(logging.Filter):
    """Takes secrets out of whatever a library logs, its tracebacks included."""

    def __init__(self, secret: str) -> None:
        super().__init__()
        self._secret = secret

    def filter(self, record: logging.LogRecord) -> bool:
        record.msg, record.args = redact(record.getMessage(), self._secret), None
        if record.exc_info and not record.exc_text:
            traceback = logging.Formatter().formatException(record.exc_info)
            record.exc_text = redact(traceback, self._secret)
        return True


class _JsonLine(logging.Formatter):
    """What a library logs, in the shape of our own events."""

    def format(self, record: logging.LogRecord) -> str:
        line = {"event": record.getMessage(), "logger": record.name}
        line["level"] = record.levelname.lower()
        written = datetime.fromtimestamp(record.created, UTC)
        line["timestamp"] = f"{written:%Y-%m-%dT%H:%M:%S.%fZ}"
        if record.exc_text:
            line["exception"] = record.exc_text
        return json.dumps(line, ensure_ascii=False)


def redact(text: str, secret: str = "") -> str:
    """The text without anything that looks like a bot's token, and without this secret."""
    text = _TOKEN.sub("<token>", text)
    return text.replace(secret, "<secret>") if secret else text


def _redact_events(secret: str) -> structlog.types.Processor:
    def redact_event(
        _logger: object, _name: str, event: structlog.types.EventDict
    ) -> structlog.types.EventDict:
        return {
            key: redact(value, secret) if isinstance(value, str) else value
            for key, value in event.items()
        }

    return redact_event


def _to_stderr(*_: object) -> structlog.PrintLogger:
    """Looked up at each line, because a test or a service manager may put another in its place."""
    return structlog.PrintLogger(sys.stderr)


def set_up_logs(settings: Settings) -> None:
    """One line an event, as text or JSON."""
    level = logging.getLevelName(settings.log_level.upper())
    handler = logging.StreamHandler(sys.stderr)
    secret = settings.webhook_secret.get_secret_value().strip() if settings.webhook_secret else ""
    handler.addFilter(_Redaction(secret))
    is_json = settings.log_format == "json"
    plain = logging.Formatter("%(asctime)s %(name)s %(message)s")
    handler.setFormatter(_JsonLine() if is_json else plain)
    logging.basicConfig(level=level, handlers=[handler], force=True)
    # "maximum number of running instances reached" is how a busy tick is meant to be.
    logging.getLogger("apscheduler").setLevel(logging.ERROR)
    for name in _QUIET:
        logging.getLogger(name).setLevel(max(level, logging.WARNING))
    shown = (
        structlog.processors.JSONRenderer(ensure_ascii=False)
        if is_json
        else structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty())
    )
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.format_exc_info,
            _redact_events(secret),
            shown,
        ],
        wrapper_class=structlog.make_filtering_bound_logger(level),
        logger_factory=_to_stderr,
        cache_logger_on_first_use=False,
    )
