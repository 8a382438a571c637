"""A bot that does what the test says, over the same Bot API the real one uses."""

import json
from typing import Any

import httpx

Json = dict[str, Any]


class ScriptedBot:
    """Raw calls; what Telegram would refuse fails the test."""

    def __init__(self, client: httpx.AsyncClient, token: str) -> None:
        self._client = client
        self._token = token
        self._offset = 0

    async def call(self, method: str, **parameters: Any) -> Any:
        """One call; files are given as (name, content, type)."""
        files = {name: value for name, value in parameters.items() if isinstance(value, tuple)}
        fields = {
            name: value if isinstance(value, str) else json.dumps(value)
            for name, value in parameters.items()
            if name not in files
        }
        answer = await self._client.post(f"/bot{self._token}/{method}", data=fields, files=files)
        body = answer.json()
        assert body["ok"], body
        return body["result"]

    async def say(self, chat_id: int, html: str, **more: Any) -> int:
        """Sends a message; its id is the answer."""
        sent = await self.call("sendMessage", chat_id=chat_id, text=html, parse_mode="HTML", **more)
        return int(sent["message_id"])

    async def hear(self, kind: str) -> Json:
        """The next update of a kind; others are passed over."""
        while True:
            updates = await self.call("getUpdates", offset=self._offset, timeout=10, limit=1)
            assert updates, f"no {kind} came"
            self._offset = updates[0]["update_id"] + 1
            if kind in updates[0]:
                return dict(updates[0][kind])


def inline(*rows: list[tuple[str, str]]) -> Json:
    """An inline keyboard of words and callback data."""
    return {
        "inline_keyboard": [
            [{"text": words, "callback_data": data} for words, data in row] for row in rows
        ]
    }
