"""Settings read from the environment once, checked, then passed on as values."""

import re
from pathlib import Path
from typing import Literal, Self
from zoneinfo import ZoneInfo

from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict
from sqlalchemy import make_url
from sqlalchemy.exc import ArgumentError

from bot.errors import BadSettings

_TOKEN = re.compile(r"\d+:[\w-]{10,}")
_SECRET = re.compile(r"[A-Za-z0-9_-]{16,256}")
"""What Telegram takes (Bot API, setWebhook), and too long to be guessed."""
_HIGHEST_PORT = 65535


class Settings(BaseSettings):
    """`NHACVIEC_*` of the environment, then of `.env`; unknown names are left alone."""

    model_config = SettingsConfigDict(
        env_prefix="NHACVIEC_", env_file=".env", extra="ignore", frozen=True
    )

    token: SecretStr = SecretStr("")
    database_url: str = "sqlite+aiosqlite:///var/nhacviec.db"
    telegram_api_url: str = "https://api.telegram.org"
    proxy_url: str | None = None
    webhook_url: str | None = None
    webhook_secret: SecretStr | None = None
    listen: str = "127.0.0.1:8080"
    timezone: str = "Asia/Ho_Chi_Minh"
    files_dir: Path = Path("var/files")
    log_format: Literal["text", "json"] = "text"
    log_level: Literal["debug", "info", "warning", "error"] = "info"
    invite_days: int = Field(default=14, ge=1, le=365)
    """How long an enrolment link stays good."""

    @field_validator("timezone")
    @classmethod
    def _known_zone(cls, name: str) -> str:
        try:
            ZoneInfo(name)
        except (ValueError, OSError) as error:  # ZoneInfoNotFoundError is a KeyError
            raise ValueError(name) from error
        except KeyError as error:
            raise ValueError(name) from error
        return name

    @field_validator("database_url")
    @classmethod
    def _known_database(cls, url: str) -> str:
        if not url.startswith(("sqlite+aiosqlite://", "postgresql+psycopg://")):
            raise ValueError(url)
        try:
            make_url(url)
        except ArgumentError as error:
            raise ValueError(url) from error
        return url

    @field_validator("listen")
    @classmethod
    def _host_and_port(cls, listen: str) -> str:
        if not re.fullmatch(r"[^\s:]*:\d{1,5}", listen):
            raise ValueError(listen)
        if int(listen.rpartition(":")[2]) > _HIGHEST_PORT:
            raise ValueError(listen)
        return listen

    @field_validator("webhook_url")
    @classmethod
    def _named_if_at_all(cls, url: str | None) -> str | None:
        """Left blank it might mean either; polling is a setting that is not there."""
        if url is not None and not url.strip():
            raise ValueError(url)
        return url

    @field_validator("proxy_url")
    @classmethod
    def _none_if_blank(cls, url: str | None) -> str | None:
        return url or None

    @property
    def zone(self) -> ZoneInfo:
        """The office's time zone until its own row says otherwise."""
        return ZoneInfo(self.timezone)

    @classmethod
    def read(cls) -> Self:
        """Reads the environment; raises `BadSettings` naming the variable that is wrong."""
        try:
            return cls()
        except ValidationError as error:
            name = str(error.errors()[0]["loc"][0]) if error.errors()[0]["loc"] else "?"
            raise BadSettings("bad-settings", name=f"NHACVIEC_{name.upper()}") from error

    def require_token(self) -> str:
        """The bot's token; raises `BadSettings` when it is missing or cannot be one."""
        token = self.token.get_secret_value().strip()
        if not token:
            raise BadSettings("token-missing")
        if not _TOKEN.fullmatch(token):
            raise BadSettings("token-wrong")
        return token

    def require_webhook_secret(self) -> str:
        """What only Telegram knows; raises `BadSettings` when it is missing, blank or guessable."""
        secret = self.webhook_secret.get_secret_value().strip() if self.webhook_secret else ""
        if not secret:
            raise BadSettings("webhook-secret-missing")
        if not _SECRET.fullmatch(secret):
            raise BadSettings("webhook-secret-weak")
        return secret
