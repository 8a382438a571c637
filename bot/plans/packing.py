"""A draft as JSON and back: between the reading process and the bot, and while it is reviewed."""

from typing import Any

from pydantic import TypeAdapter

from bot.plans.values import DraftPlan

_DRAFT = TypeAdapter(DraftPlan)


def pack(draft: DraftPlan) -> dict[str, Any]:
    """Only strings, numbers, lists and dictionaries; nothing of the draft is left out."""
    packed: dict[str, Any] = _DRAFT.dump_python(draft, mode="json")
    return packed


def unpack(packed: dict[str, Any]) -> DraftPlan:
    """The draft that was packed, equal to it; raises pydantic's `ValidationError` on other data."""
    return _DRAFT.validate_python(packed)
