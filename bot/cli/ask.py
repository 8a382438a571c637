"""`nhacviec ask`: what the bot would answer to a person's words."""

import re
from html import unescape
from typing import Annotated, Any

import typer

from bot.cli.opening import console, instant, open_database, run
from bot.cli.plan import print_json
from bot.clock import Clock
from bot.errors import NotFound
from bot.handlers.ask import answer_to
from bot.messages.answer import Answer
from bot.messages.catalog import words_in
from bot.services import asking, people
from bot.storage.ids import id_of
from bot.storage.people import speaker_by_id


def ask(
    words: Annotated[str, typer.Argument(help="What the person types.")],
    person: Annotated[str, typer.Option("--as", help="Who is asking, by name.")],
    at: Annotated[str | None, typer.Option(help="When, as ISO; now if not given.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Show what the bot would answer; nothing is changed or sent."""
    answer = run(_answer(words, person, at))
    plain = unescape(re.sub(r"<[^>]+>", "", answer.text))
    rows = [[choice.label for choice in row] for row in answer.choices]
    if as_json:
        result: dict[str, Any] = {"text": plain, "html": answer.text, "choices": rows}
        print_json(result)
        return
    console.print(plain, markup=False, highlight=False)
    for row in rows:
        console.print(" ".join(f"[{label}]" for label in row), markup=False, highlight=False)


async def _answer(text: str, person: str, at: str | None) -> Answer:
    async with open_database() as (_, database), database.read() as session:
        office = await people.organisation(session)
        found = await people.find_people(session, id_of(office), name=person)
        speaker = await speaker_by_id(session, id_of(found[0]))
        if speaker is None:
            raise NotFound("no-such-person", name=person)
        now = instant(at, speaker.zone) if at else Clock().now()
        today = now.astimezone(speaker.zone).date()
        wish = await asking.understand(session, speaker, text, today=today)
        return await answer_to(
            session, speaker, wish, words=words_in(speaker.language), today=today
        )
