"""Logs never show a token, whoever writes them."""

import json
import logging

import pytest
import structlog
from pydantic import SecretStr
from telegram.error import TelegramError
from telegram.ext import ExtBot

from bot.config import Settings
from bot.logs import redact, set_up_logs

TOKEN = "123456789:AAF0abcdefghijklmnopqrstuvwxyz_-12345"


pytestmark = pytest.mark.usefixtures("plain_logs")


def log_as_json() -> None:
    set_up_logs(Settings(log_format="json"))


@pytest.mark.parametrize(
    "text", [TOKEN, f"https://api.telegram.org/bot{TOKEN}/getMe", f"<{TOKEN}>"]
)
def test_a_token_is_taken_out(text: str) -> None:
    assert "AAF0" not in redact(text)


def test_ordinary_numbers_stay() -> None:
    assert redact("lúc 12:30 ngày 15/5, việc 24:7") == "lúc 12:30 ngày 15/5, việc 24:7"


def test_libraries_are_redacted_tracebacks_included(
    capsys: pytest.CaptureFixture[str],
) -> None:
    log_as_json()
    try:
        raise ValueError(f"POST https://api.telegram.org/bot{TOKEN}/sendMessage")
    except ValueError:
        logging.getLogger("telegram").exception("failed for %s", TOKEN)
    shown = capsys.readouterr().err
    assert "Traceback" in shown
    assert "AAF0" not in shown


def test_every_line_is_json_where_that_was_chosen(capsys: pytest.CaptureFixture[str]) -> None:
    log_as_json()
    logging.getLogger("telegram").warning("Dừng %s", "bot")
    structlog.get_logger("x").info("stands_by")
    try:
        raise ValueError("hỏng")
    except ValueError:
        logging.getLogger("telegram").exception("failed")
    library, own, failed = (json.loads(one) for one in capsys.readouterr().err.splitlines())
    assert library["event"] == "Dừng bot"
    assert library.keys() == {"event", "logger", "level", "timestamp"}
    assert own["event"] == "stands_by"
    assert failed["exception"].endswith("ValueError: hỏng")


def test_our_own_events_are_redacted_tracebacks_included(
    capsys: pytest.CaptureFixture[str],
) -> None:
    log_as_json()
    try:
        raise ValueError(f"bot{TOKEN}")
    except ValueError as error:
        structlog.get_logger("x").error("failed", url=f"bot{TOKEN}", exc_info=error)
    shown = capsys.readouterr().err
    assert json.loads(shown)["event"] == "failed"
    assert "AAF0" not in shown


def test_requests_are_not_logged() -> None:
    log_as_json()
    assert not logging.getLogger("httpx").isEnabledFor(logging.INFO)


SECRET = "bi-mat-cua-webhook"


async def test_the_webhook_secret_is_not_in_the_logs_even_of_a_library_that_tells_all(
    capsys: pytest.CaptureFixture[str],
) -> None:
    set_up_logs(Settings(log_level="debug", webhook_secret=SecretStr(SECRET)))
    bot = ExtBot(TOKEN, base_url="http://127.0.0.1:9/bot")
    with pytest.raises(TelegramError):
        await bot.set_webhook("https://bot.example.org/telegram", secret_token=SECRET)
    logging.getLogger("anybody").debug("called with %s", SECRET)
    structlog.get_logger("x").info("called", secret=SECRET)
    shown = capsys.readouterr().err
    assert "called with <secret>" in shown
    assert SECRET not in shown
