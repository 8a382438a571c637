"""Settings that cannot be meant are refused when they are read, by their name."""

import pytest
from pydantic import SecretStr

from bot.config import Settings
from bot.errors import BadSettings


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("NHACVIEC_LISTEN", "127.0.0.1:99999"),
        ("NHACVIEC_LISTEN", "127.0.0.1:65536"),
        ("NHACVIEC_WEBHOOK_URL", ""),
        ("NHACVIEC_WEBHOOK_URL", "  "),
    ],
)
def test_a_value_that_cannot_be_meant_is_named(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(BadSettings) as raised:
        Settings.read()
    assert raised.value.values == {"name": name}


def test_the_highest_port_is_one() -> None:
    assert Settings(listen="127.0.0.1:65535").listen.endswith(":65535")


def test_a_proxy_left_blank_is_none() -> None:
    assert Settings(proxy_url="").proxy_url is None


@pytest.mark.parametrize("secret", ["", "  ", "a" * 15, "a" * 257, "a b" * 10, "mật-khẩu-rất-dài"])
def test_a_webhook_secret_that_keeps_nobody_out_is_refused(secret: str) -> None:
    with pytest.raises(BadSettings):
        Settings(webhook_secret=SecretStr(secret)).require_webhook_secret()


@pytest.mark.parametrize("secret", ["a" * 16, "a" * 256, "Az09_-Az09_-Az09"])
def test_a_webhook_secret_telegram_takes_is_good(secret: str) -> None:
    assert Settings(webhook_secret=SecretStr(secret)).require_webhook_secret() == secret
