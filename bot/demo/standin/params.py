"""The parameters of one Bot API call, however they were sent."""

import json
import re
from dataclasses import dataclass, field
from typing import Any

from bot.demo.standin.failures import bad_request
from bot.demo.standin.files import Upload

NUMBER = re.compile(r"\s*(-?\d{1,18})")
TRUE = frozenset({"true", "yes", "1"})


@dataclass(frozen=True, slots=True)
class Params:
    """Values as strings or parsed JSON, and the uploaded files by field name."""

    values: dict[str, Any]
    files: dict[str, Upload] = field(default_factory=dict)

    def text(self, name: str) -> str:
        """A string; empty where the parameter is absent."""
        value = self.values.get(name, "")
        return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)

    def number(self, name: str, default: int = 0) -> int:
        """The leading digits, as Telegram reads numbers."""
        match = NUMBER.match(self.text(name))
        return int(match.group(1)) if match else default

    def flag(self, name: str) -> bool:
        return self.text(name).lower() in TRUE

    def json(self, name: str, *, called: str) -> Any:
        """A JSON value; None where the parameter is absent."""
        value = self.values.get(name)
        if not isinstance(value, str):
            return value
        if not value:
            return None
        try:
            return json.loads(value)
        except (ValueError, RecursionError):
            raise bad_request(f"can't parse {called} JSON object") from None

    def upload(self, reference: str) -> Upload | None:
        """The file behind "attach://field"."""
        return self.files.get(reference.removeprefix("attach://"))
