"""Sharing one task: a link, and nothing of the task; it opens for those who may see it."""

from urllib.parse import quote

from bot.messages.answer import Choice
from bot.messages.catalog import Words
from bot.messages.groups.deep_links import OpenedTask, link


def share(words: Words, username: str, task_id: int) -> Choice:
    """Telegram's own choice of a chat to send the link to; no inline mode is needed."""
    url = quote(link(username, OpenedTask(task_id)), safe="")
    text = quote(words("share-text"), safe="")
    return Choice(words("button-share"), url=f"https://t.me/share/url?url={url}&text={text}")
