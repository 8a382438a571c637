"""`nhacviec words …`: the bot's messages in the office's own words."""

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table
from rich.text import Text

from bot.cli.opening import console, fail, open_database, run
from bot.cli.plan import print_json
from bot.clock import Clock
from bot.errors import NhacViecError
from bot.messages.catalog import words_in
from bot.messages.office.bot_texts import BotText, text_of, texts_like, texts_of
from bot.messages.office.wordings import explained
from bot.services.office import wording, wording_files
from bot.services.people import people
from bot.storage.ids import id_of

app = typer.Typer(no_args_is_help=True)
Language = Annotated[str, typer.Option(help="vi or en.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]
_MOST = 20


@app.callback()
def group() -> None:
    """The bot's messages, worded by the office."""


@dataclass(frozen=True, slots=True)
class _Wanted:
    said: str
    own: bool
    language: str


@app.command("list")
def list_messages(
    said: Annotated[str, typer.Argument(help="Words of the message, as seen; or its key.")] = "",
    own: Annotated[bool, typer.Option("--own", help="Only those the office changed.")] = False,
    language: Language = "vi",
    as_json: AsJson = False,
) -> None:
    """The messages with their keys: all, those like some words, or the office's own."""
    found = run(_found(_Wanted(said, own, language)))
    if as_json:
        print_json([_row(text) for text in found])
        return
    words = words_in("vi")
    if own and not found:
        console.print(words("cli-words-none"))
        return
    table = Table(words("cli-words-key"), words("cli-words-text"), words("cli-words-own"))
    for text in found:
        table.add_row(Text(text.key), Text(text.text), "•" if text.is_reworded else "")
    console.print(table)


async def _found(wanted: _Wanted) -> list[BotText]:
    async with open_database() as (_, database), database.read() as session:
        office = await people.organisation(session)
        kept = await wording.kept(session, id_of(office))
    if wanted.said:
        found = texts_like(kept, wanted.language, wanted.said, most=_MOST)
    else:
        found = texts_of(kept, wanted.language)
    return [text for text in found if text.is_reworded or not wanted.own]


def _row(text: BotText) -> dict[str, object]:
    return {
        "key": text.key,
        "language": text.language,
        "text": text.text,
        "original": text.original_text,
        "reworded": text.is_reworded,
    }


@app.command("show")
def show(key: str, language: Language = "vi", as_json: AsJson = False) -> None:
    """One message as it is said, its original, and what the bot fills in."""
    text = run(_one(key, language))
    if as_json:
        print_json(_row(text))
        return
    words = words_in("vi")
    _print(text.text)
    if text.is_reworded:
        _print(f"\n{words('wording-original')}\n{text.original_text}")
    for name, said, sample in explained(words, text):
        _print(f"{{ ${name} }}: {said} ({sample})")


async def _one(key: str, language: str) -> BotText:
    async with open_database() as (_, database), database.read() as session:
        office = await people.organisation(session)
        return text_of(await wording.kept(session, id_of(office)), key, language)


@app.command("set")
def set_text(
    key: str,
    text: Annotated[str, typer.Argument(help="The new text; - reads it from standard input.")],
    language: Language = "vi",
) -> None:
    """Word a message anew; everybody reads it from then on."""
    said = sys.stdin.read() if text == "-" else text
    run(_change(wording.NewText(key, language, said)))
    _print(words_in("vi")("cli-words-set", name=key))


@app.command("reset")
def reset(key: str, language: Language = "vi") -> None:
    """Back to the program's own text."""
    run(_change(wording.NewText(key, language, None)))
    _print(words_in("vi")("cli-words-reset", name=key))


async def _change(new: wording.NewText) -> None:
    async with open_database() as (_, database), database.write() as session:
        office = await people.organisation(session)
        change = wording.Change(id_of(office), None, Clock().now())
        await wording.change_texts(session, change, [new])


@app.command("export")
def export_words(file: Path) -> None:
    """Write every message the office changed into one Fluent file."""
    written, count = run(_export())
    try:
        file.write_text(written, encoding="utf-8")
    except OSError as error:
        reason = error.strerror or ""
        fail(NhacViecError("file-not-written", name=file.name, reason=reason))
    _print(words_in("vi")("cli-words-exported", count=count, file=str(file)))


async def _export() -> tuple[str, int]:
    async with open_database() as (_, database), database.read() as session:
        office = await people.organisation(session)
        return await wording_files.export_wording(session, id_of(office))


@app.command("import")
def import_words(file: Path) -> None:
    """Take every message of such a file, or none if one of them cannot be used."""
    try:
        text = file.read_text(encoding="utf-8")
    except OSError:
        fail(NhacViecError("file-missing", name=file.name))
    except UnicodeDecodeError:
        fail(NhacViecError("wording-file-not-text", name=file.name))
    count = run(_import(text))
    _print(words_in("vi")("cli-words-imported", count=count))


async def _import(text: str) -> int:
    async with open_database() as (_, database), database.write() as session:
        office = await people.organisation(session)
        change = wording.Change(id_of(office), None, Clock().now())
        return await wording_files.import_wording(session, change, text, words=words_in("vi"))


def _print(line: str) -> None:
    console.print(line, markup=False, highlight=False, soft_wrap=True)
