"""`nhacviec read`: what phrases mean, one a line in, one JSON object a line out."""

import json
from collections.abc import Iterator
from typing import Annotated, Any

import typer

from bot.cli.as_json import doubt_json, milestone_json, query_json
from bot.cli.opening import instant
from bot.clock import Clock
from bot.config import Settings
from bot.messages.catalog import words_in
from bot.parsing.deadlines import read_deadline
from bot.parsing.queries import read_query

app = typer.Typer(no_args_is_help=True)
Year = Annotated[int, typer.Option("--year", min=1900, max=2099, help="The plan's year.")]
PlanYear = Annotated[
    int | None,
    typer.Option("--year", min=1900, max=2099, help="The plan's year; else now's."),
]
Now = Annotated[str, typer.Option("--now", help="The moment of asking, as ISO; else this moment.")]


@app.command("deadlines")
def deadlines(year: Year) -> None:
    """The milestones of time phrases."""
    for text in _lines():
        _say(deadline_json(text, year=year))


@app.command("queries")
def queries(now: Now = "", year: PlanYear = None) -> None:
    """What officers' words ask for."""
    zone = Settings.read().zone
    asked_at = instant(now, zone) if now else Clock().now()
    today = asked_at.astimezone(zone).date()
    for text in _lines():
        _say(query_json(read_query(text, today=today, year=year or today.year)))


def deadline_json(text: str, *, year: int) -> dict[str, Any]:
    """A phrase with its milestones, and its doubts in Vietnamese."""
    reading = read_deadline(text, year=year)
    words = words_in("vi")
    return {
        "text": text,
        "milestones": [milestone_json(milestone) for milestone in reading.milestones],
        "warnings": [
            doubt_json(doubt, words(f"doubt-{doubt.key}", **dict(doubt.values)))
            for doubt in reading.doubts
        ],
    }


def _lines() -> Iterator[str]:
    """Lines of UTF-8 whatever the terminal's locale says."""
    for line in typer.get_binary_stream("stdin"):
        yield line.decode("utf-8", errors="replace").rstrip("\r\n")


def _say(value: dict[str, Any]) -> None:
    # Flushed line by line, so that a caller may write the next phrase after reading this answer.
    output = typer.get_binary_stream("stdout")
    output.write(json.dumps(value, ensure_ascii=False).encode("utf-8") + b"\n")
    output.flush()
