"""Acts of buttons as callback data, written and read by the fields of their class.

A topic names its acts in a table of its own, `CODES`: a short code and the class. The classes are
frozen dataclasses below `Tap`; their fields are row ids (`…_id`), other numbers, days, hours,
words of an enum, yes or no, short texts, and last, where a way back is wanted, a list.
"""

import types
from collections.abc import Mapping
from dataclasses import fields
from datetime import date, time
from enum import StrEnum
from typing import Any, Union, get_args, get_origin, get_type_hints

from bot.messages.actions import ShowList, Tap
from bot.messages.callback_lists import decode_list, encode_list, page_number, row_id

SEPARATOR = ":"
_FIRST_YEAR, _LAST_YEAR = 1900, 2199
_Field = tuple[str, type, bool]
_SHAPES: dict[type[Tap], tuple[_Field, ...]] = {}


def encode_tap(tap: Tap, code: str) -> str:
    """The code and the fields, one after the other."""
    values = (_written(getattr(tap, field.name)) for field in fields(tap))  # type: ignore[arg-type]
    return SEPARATOR.join([code, *values])


def decode_tap(kind: type[Tap], rest: str) -> Tap:
    """The act of a class; raises `ValueError` or `KeyError` for fields it cannot have."""
    shape = _shape(kind)
    # A list comes last and holds separators itself.
    parts = rest.split(SEPARATOR, len(shape) - 1) if shape else []
    if len(parts) != len(shape) or (not shape and rest):
        raise ValueError(rest)
    return kind(*(_read(part, one) for part, one in zip(parts, shape, strict=True)))


def _shape(kind: type[Tap]) -> tuple[_Field, ...]:
    """Name, type and whether it may be empty, of each field."""
    if kind not in _SHAPES:
        hints = get_type_hints(kind)
        _SHAPES[kind] = tuple((one.name, *_plain(hints[one.name])) for one in fields(kind))  # type: ignore[arg-type] # every tap is a dataclass
    return _SHAPES[kind]


def _plain(hint: Any) -> tuple[type, bool]:
    if get_origin(hint) in (Union, types.UnionType):
        (found,) = (one for one in get_args(hint) if one is not types.NoneType)
        return found, True
    return hint, False


def _written(value: Any) -> str:
    match value:
        case None:
            return ""
        case bool():
            return str(int(value))
        case date():
            return value.strftime("%Y%m%d")
        case time():
            return value.strftime("%H%M")
        case ShowList():
            return encode_list(value)
    return str(value)


def _read(text: str, shape: _Field) -> Any:
    name, kind, may_be_empty = shape
    if may_be_empty and not text:
        return None
    if kind is ShowList:
        return decode_list(text)
    if issubclass(kind, StrEnum):
        return kind(text)
    if kind is int:
        return row_id(text) if name.endswith("_id") else page_number(text)
    return _READERS[kind](text)


def _read_bool(text: str) -> bool:
    return {"0": False, "1": True}[text]


def _read_day(text: str) -> date:
    """A day no plan has was never put on a button, and the days beside it may not exist."""
    day = date.fromisoformat(text)
    if not _FIRST_YEAR <= day.year <= _LAST_YEAR:
        raise ValueError(text)
    return day


def _read_hour(text: str) -> time:
    if len(text) != len("0730"):
        raise ValueError(text)
    return time.fromisoformat(text)


_READERS: Mapping[type, Any] = {bool: _read_bool, date: _read_day, time: _read_hour, str: str}
