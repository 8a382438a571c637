"""Which addresses Telegram accepts behind a link or a button."""

import re
from urllib.parse import parse_qs, urlsplit

WEB = frozenset({"http", "https"})
TELEGRAM = frozenset({"t.me", "telegram.me", "telegram.dog"})
SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*://")


def checked_link(url: str) -> str | None:
    """The address as Telegram keeps it, or None where it is no web or tg address."""
    url = url.strip()
    if not url or any(sign.isspace() for sign in url):
        return None
    try:
        parts = urlsplit(url if SCHEME.match(url) else f"http://{url}")
        port = parts.port
    except ValueError:
        return None
    if parts.scheme == "tg":
        return parts.geturl()
    host = parts.hostname or ""
    if parts.scheme not in WEB or "." not in host.strip(".") or port == 0:
        return None
    return parts._replace(netloc=parts.netloc.lower(), path=parts.path or "/").geturl()


def opened_bot(username: str, url: str) -> str | None:
    """The start code behind t.me/<username>?start=code; None where it is not that bot's link."""
    parts = urlsplit(url)
    if parts.hostname not in TELEGRAM or parts.path.strip("/").lower() != username.lower():
        return None
    return parse_qs(parts.query).get("start", [None])[0]


def mentioned_user(url: str) -> int | None:
    """The user behind tg://user?id=N."""
    parts = urlsplit(url)
    if parts.scheme != "tg" or parts.netloc != "user":
        return None
    number = parse_qs(parts.query).get("id", [""])[0]
    return int(number) if number.isdecimal() else None
