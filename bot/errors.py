"""Expected failures: each carries a message key of `locales/` and its values, never words."""

from typing import Any


class NhacViecError(Exception):
    """Something the person can do something about; `messages/` words it under `error-<key>`."""

    key = "unexpected"

    def __init__(self, key: str | None = None, **values: Any) -> None:
        self.key = key or type(self).key
        self.values = values
        super().__init__(self.key)


class NotAllowed(NhacViecError):
    """The person has no right to do this to this row."""

    key = "not-allowed"


class NotFound(NhacViecError):
    """The row is gone, or belongs to somebody who may not be named."""

    key = "not-found"


class NotOfThisForm(NhacViecError):
    """What was typed at a prompt is no value of the form it takes; it may ask something else."""

    at_prompt = False
    """Whether a prompt still waits, so that the way out is named."""


class NotAPlan(NhacViecError):
    """The file cannot be read as a plan; nothing was stored."""

    key = "not-a-plan"


class BadSettings(NhacViecError):
    """The environment is missing something or holds something impossible."""

    key = "bad-settings"
