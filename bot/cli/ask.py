"""`nhacviec ask`: what the bot would answer to a person's words."""

import re
from html import unescape
from typing import Annotated, Any
from zoneinfo import ZoneInfo

import typer

from bot.cli.opening import console, instant, open_database, run
from bot.cli.plan import print_json
from bot.clock import Clock
from bot.errors import NhacViecError, NotFound
from bot.handlers.asking.answers import answer_to
from bot.handlers.asking.said import Asker, Said
from bot.messages.answer import Answer
from bot.messages.catalog import words_of
from bot.messages.errors import sentence
from bot.services.asking import asking
from bot.services.asking.shown import Shown
from bot.services.people import people
from bot.storage import Session
from bot.storage.ids import id_of
from bot.storage.people import speaker_by_id


def ask(
    words: Annotated[
        list[str], typer.Argument(help="What the person types; more go on from the one before.")
    ],
    person: Annotated[str, typer.Option("--as", help="Who is asking, by name.")],
    at: Annotated[str | None, typer.Option(help="When, as ISO; now if not given.")] = None,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print JSON, a list for several questions.")
    ] = False,
) -> None:
    """Show what the bot would answer; nothing is changed or sent."""
    answers = run(_answers(words, person, at))
    if as_json:
        shown = [_as_json(answer) for answer in answers]
        print_json(shown if len(shown) > 1 else shown[0])
        return
    for place, answer in enumerate(answers):
        if place:
            console.print()
        _print(answer)


def _as_json(answer: Answer) -> dict[str, Any]:
    return {"text": _plain(answer), "html": answer.text, "choices": _labels(answer)}


def _print(answer: Answer) -> None:
    console.print(_plain(answer), markup=False, highlight=False)
    for row in _labels(answer):
        console.print(" ".join(f"[{label}]" for label in row), markup=False, highlight=False)


def _plain(answer: Answer) -> str:
    return unescape(re.sub(r"<[^>]+>", "", answer.text))


def _labels(answer: Answer) -> list[list[str]]:
    return [[choice.label for choice in row] for row in answer.choices]


async def _answers(texts: list[str], person: str, at: str | None) -> list[Answer]:
    async with open_database() as (_, database), database.read() as session:
        office = await people.organisation(session)
        found = await people.find_people(session, id_of(office), name=person)
        now = instant(at, ZoneInfo(office.timezone)) if at else Clock().now()
        speaker = await speaker_by_id(session, id_of(found[0]), now=now)
        if speaker is None:
            raise NotFound("no-such-person", name=person)
        asker = Asker(speaker, words_of(speaker), now)
        answers: list[Answer] = []
        earlier: Shown | None = None
        for text in texts:
            said = await _turn(session, asker, text, earlier)
            answers.append(said.answer)
            earlier = said.shown_after(earlier)
        return answers


async def _turn(session: Session, asker: Asker, text: str, earlier: Shown | None) -> Said:
    """What is said to one question; a refusal is an answer like others."""
    try:
        wish = await asking.understand(
            session, asker.speaker, text, today=asker.today, earlier=earlier
        )
        return await answer_to(session, asker, wish, text=text)
    except NhacViecError as error:
        return Said(Answer(sentence(asker.words, error, html=True)))
