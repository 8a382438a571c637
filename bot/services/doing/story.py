"""A task's whole story in pages: who did what when, with the words, files and days of it."""

from collections.abc import Sequence
from typing import Any

from bot.acts import Act
from bot.domain import Speaker
from bot.services.tasks.acts import task_for
from bot.storage import Attachment, Extension, Result, Session, TaskNote, audience, stories
from bot.storage.ids import id_of
from bot.storage.stories import Entry, Happened, StoryPage

PAGE_SIZE = 6
"""Entries of a page; each may hold a text."""


async def show_story(
    session: Session, speaker: Speaker, task_id: int, *, page: int | None = None
) -> StoryPage:
    """A page of the story, the newest without one; raises `NotFound` for a task not theirs."""
    task = await task_for(session, speaker, task_id, Act.SEE)
    pages = max(1, -(-await stories.size_of(session, task) // PAGE_SIZE))
    shown = min(pages - 1 if page is None else page, pages - 1)
    found = await stories.entries_of(session, task, start=shown * PAGE_SIZE, count=PAGE_SIZE)
    return StoryPage(task, await _entries(session, task_id, found), shown, pages)


async def _entries(session: Session, task_id: int, found: Sequence[Happened]) -> tuple[Entry, ...]:
    after = [one.event.after for one in found]
    results = await stories.results_by_version(session, task_id)
    notes = await stories.rows_by_id(
        session, TaskNote, (one.get("note") for one in after), task_id=task_id
    )
    extensions = await stories.rows_by_id(
        session, Extension, (one.get("extension") for one in after), task_id=task_id
    )
    files = await stories.file_names(session, task_id)
    names = await audience.names_of(
        session, (one for values in after for one in (*_ids(values), values.get("in_place_of")))
    )
    return tuple(
        Entry(
            one,
            result=results.get(one.event.after.get("result_version") or 0),
            note=(note := notes.get(one.event.after.get("note") or 0)),
            extension=extensions.get(one.event.after.get("extension") or 0),
            files=_files(one, note, results, files),
            people=tuple(names[one] for one in _ids(one.event.after) if one in names),
            in_place_of=names.get(one.event.after.get("in_place_of") or 0, ""),
        )
        for one in found
    )


def _ids(after: dict[str, Any]) -> list[int]:
    """The people an event was about."""
    found = [*(after.get("people") or ()), *(after.get("helpers") or ()), after.get("person_id")]
    return [one for one in found if isinstance(one, int)]


def _files(
    one: Happened,
    note: TaskNote | None,
    results: dict[int, Result],
    files: Sequence[Attachment],
) -> tuple[str, ...]:
    """Those that came with it: with a hand-in, or a contribution."""
    if note is not None:
        return tuple(file.name for file in files if file.note_id == id_of(note))
    result = results.get(one.event.after.get("result_version") or 0)
    if result is None or one.event.action != "handed_in":
        return ()
    return tuple(file.name for file in files if file.result_id == id_of(result))
