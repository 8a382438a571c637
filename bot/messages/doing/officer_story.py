"""A task's story as an office reads it: who, what, when, with the words of it."""

from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from bot.messages import dates
from bot.messages.actions import ShowList
from bot.messages.answer import Answer, Choice
from bot.messages.cards import document
from bot.messages.catalog import Words
from bot.messages.doing.officer import title, to_card
from bot.messages.taps.officer import ShowStory
from bot.messages.text import safe, shorten
from bot.storage.ids import id_of
from bot.storage.stories import Entry, StoryPage

TOLD = frozenset(
    (
        "imported",
        "added",
        "amended",
        "dropped",
        "revived",
        "started",
        "progress_reported",
        "commented",
        "contributed",
        "handed_in",
        "hand_in_undone",
        "hand_in_withdrawn",
        "approved",
        "returned",
        "milestone_ticked",
        "milestone_unticked",
        "event_day_set",
        "extension_asked",
        "extension_withdrawn",
        "extension_granted",
        "extension_refused",
        "extension_passed_up",
        "assigned",
        "taken",
        "assign_undone",
        "helper_added",
        "helper_removed",
        "passed_on",
        "nudged",
        "nudge_answered",
        "escalated",
        "asked",
        "edited",
        "paused",
        "resumed",
        "cancelled",
        "cancel_undone",
        "due_read_anew",
    )
)
"""Acts with a sentence of their own, under `story-…`."""
_QUOTED = 2200
"""Characters of all the quotes of a page."""
_UNFOLDED = 200
"""A longer quote is folded until it is tapped."""


def story(words: Words, shown: StoryPage, *, zone: ZoneInfo, back: ShowList | None) -> Answer:
    """One page, the oldest first, with the way to the pages around it."""
    lines = title(words, "officer-story", shown.task)
    quotes = sum(1 for entry in shown.entries if entry.text)
    for entry in shown.entries:
        # A quote stands apart by itself.
        lines += [] if lines[-1].endswith("</blockquote>") else [""]
        lines += [*_entry(words, entry, zone, room=_QUOTED // max(quotes, 1))]
    task_id = id_of(shown.task)
    row: list[Choice] = []
    if shown.page > 0:
        row.append(Choice(words("story-older"), ShowStory(task_id, shown.page - 1)))
    if shown.page < shown.pages - 1:
        row.append(Choice(words("story-newer"), ShowStory(task_id, shown.page + 1)))
    rows = (tuple(row),) if row else ()
    return Answer("\n".join(lines), choices=(*rows, to_card(words, task_id, back)))


def _entry(words: Words, entry: Entry, zone: ZoneInfo, *, room: int) -> list[str]:
    event = entry.happened.event
    when = dates.moment(words, event.at, zone=zone)
    lines = [f"<b>{when}</b>", _sentence(words, entry)]
    if entry.result and event.action == "handed_in" and entry.result.document_number:
        lines.append(document(words, entry.result.document_number, entry.result.document_date))
    if entry.text:
        lines.append(_quote(entry.text, room))
    lines += [f"• {safe(shorten(name, 60))}" for name in entry.files[:5]]
    return lines


def _quote(text: str, room: int) -> str:
    said = safe(shorten(text, room))
    folded = " expandable" if len(text) > _UNFOLDED else ""
    return f"<blockquote{folded}>{said}</blockquote>"


def _sentence(words: Words, entry: Entry) -> str:
    event = entry.happened.event
    name = safe(entry.happened.name or words("story-the-bot"))
    if entry.in_place_of:
        name += f" ({words('in-place-of', name=safe(entry.in_place_of))})"
    if event.action not in TOLD:
        return words("story-other", name=name)
    return words(f"story-{event.action.replace('_', '-')}", **_values(words, entry, name=name))


def _values(words: Words, entry: Entry, *, name: str) -> dict[str, Any]:
    """What any of the sentences may need."""
    before, after = entry.happened.event.before, entry.happened.event.after
    share = entry.note.progress if entry.note else None
    new = entry.extension.new_due if entry.extension else _day(after.get("milestone_due"))
    old = entry.extension.old_due if entry.extension else _day(before.get("milestone_due"))
    happened = _day(after.get("happened_on"))
    return {
        "name": name,
        "names": safe(shorten(", ".join(entry.people), 200)) or words("story-the-unit"),
        "version": str(after.get("result_version") or after.get("version") or 1),
        "value": "" if share is None else f"{share}%",
        "new": dates.day(new) if new else words("story-no-day"),
        "old": dates.day(old) if old else words("story-no-day"),
        "day": dates.day(happened) if happened else words("story-no-day"),
        "text": safe(shorten(str(after.get("text") or after.get("trigger") or ""), 200)),
        "file": safe(shorten(str(after.get("source") or ""), 80)),
    }


def _day(written: Any) -> date | None:
    return date.fromisoformat(written) if isinstance(written, str) and written else None
