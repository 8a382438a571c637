"""All of an office's own wording as one Fluent file, and back.

file  := ("## " language newline (message | comment)*)*
"""

from collections.abc import Iterator

from fluent.syntax import FluentParser, ast

from bot.domain import Rewordings
from bot.errors import NhacViecError
from bot.messages.catalog import LANGUAGES, reworded
from bot.messages.office import patterns


class BadFile(NhacViecError):
    """The file is no Fluent file of ours; nothing is to be changed."""

    key = "wording-file-unreadable"


def write_file(rewordings: Rewordings) -> str:
    """Every reworded message under its language, by key."""
    blocks = []
    for language in LANGUAGES:
        own = sorted(reworded(rewordings, language).items())
        entries = [patterns.as_entry(key, pattern).strip("\n") for key, pattern in own]
        blocks.append("\n\n".join([f"## {language}", *entries]))
    return "\n\n".join(blocks) + "\n"


def read_file(text: str) -> list[tuple[str, str, str]]:
    """Language, key and text of every message; raises `BadFile`."""
    return list(_entries(text.removeprefix("\ufeff").replace("\r\n", "\n")))


def _entries(text: str) -> Iterator[tuple[str, str, str]]:
    language = ""
    for entry in FluentParser().parse(text).body:
        match entry:
            case ast.GroupComment(content=str(said)) if said.strip() in LANGUAGES:
                language = said.strip()
            case ast.Message(id=key, value=ast.Pattern() as pattern, attributes=[]):
                if not language:
                    raise BadFile("wording-file-language", name=key.name)
                yield language, key.name, patterns.write(pattern)
            case ast.Comment() | ast.GroupComment() | ast.ResourceComment():
                continue
            case _:
                row = text.count("\n", 0, entry.span.start) + 1 if entry.span else 1
                raise BadFile(row=row)
