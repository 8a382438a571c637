"""What became of the tasks, told by the record of events alone."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from tests.machine.rows import Row, Rows

Who = tuple[str, str, int]
"""A part, “unit” or “person”, and which."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A task as it stands."""

    state: str
    due: str | None
    progress: int | None
    who: frozenset[Who]
    results: tuple[tuple[int, str], ...] = ()
    """Each version and what became of it."""
    extensions: tuple[tuple[int, str], ...] = ()
    """Each request for a later day and what became of it."""


Pictures = dict[int, Picture]
_NOTHING_MOVES = {
    "asked",
    "commented",
    "contributed",
    "escalated",
    "extension_passed_up",
    "nudge_answered",
    "nudged",
    "snooze_ended",
    "snoozed",
}
_STATE_MOVES = {
    "cancel_undone",
    "cancelled",
    "event_day_set",
    "milestone_ticked",
    "milestone_unticked",
    "paused",
    "progress_reported",
    "resumed",
    "started",
}
_ASSIGNED = {"assigned", "taken", "assign_undone"}
_RESULTS = {
    "approved": "approved",
    "returned": "returned",
    "hand_in_withdrawn": "withdrawn",
}
_EXTENSIONS = {
    "extension_asked": "asked",
    "extension_granted": "granted",
    "extension_refused": "refused",
    "extension_withdrawn": "withdrawn",
}


def pictures(rows: Rows) -> Pictures:
    """The tasks as the rows have them."""
    return {task_id: _picture(rows, task_id) for task_id in rows["task"]}


def _picture(rows: Rows, task_id: int) -> Picture:
    task = rows["task"][task_id]
    results = sorted((row["version"], row["state"]) for row in rows.of_task("result", task_id))
    asked = sorted((row["id"], row["decision"]) for row in rows.of_task("extension", task_id))
    return Picture(
        state=task["state"],
        due=task["due"],
        progress=task["progress"],
        who=frozenset(map(_who, rows.of_task("assignment", task_id))),
        results=tuple(results),
        extensions=tuple(asked),
    )


def _who(row: Row) -> Who:
    if row["unit_id"] is not None:
        return row["part"], "unit", row["unit_id"]
    return row["part"], "person", row["person_id"]


def replay(before: Pictures, events: Iterable[Row]) -> Pictures:
    """The tasks after these events; raises `LookupError` for one it knows nothing of."""
    found = dict(before)
    for event in events:
        if event["subject"] == "task":
            task_id = event["subject_id"]
            found[task_id] = _after(found.get(task_id), event["action"], event)
    return found


def _after(picture: Picture | None, action: str, event: Row) -> Picture:
    after: dict[str, Any] = event["after"] or {}
    if picture is None:
        if action != "added":
            raise LookupError(action)
        return Picture(after["state"], after["due"], None, _all(after["who"]))
    if action in _NOTHING_MOVES:
        return picture
    if action in _STATE_MOVES:
        return _moved(picture, after)
    if action in _ASSIGNED:
        return replace(picture, who=_led_by(picture.who, after["people"]))
    if action in _RESULTS:
        moved = _moved(picture, after)
        results = _with(picture.results, after["result_version"], _RESULTS[action])
        return replace(moved, results=results)
    if action in ("handed_in", "hand_in_undone"):
        results = _with(picture.results, after["result_version"], after["result_state"])
        return replace(_moved(picture, after), results=results)
    if action in _EXTENSIONS:
        moved = _moved(picture, {"due": after["task_due"]} if "task_due" in after else {})
        asked = _with(picture.extensions, after["extension"], _EXTENSIONS[action])
        return replace(moved, extensions=asked)
    return _rewritten(picture, action, after, event["before"] or {})


def _rewritten(
    picture: Picture, action: str, after: dict[str, Any], before: dict[str, Any]
) -> Picture:
    match action:
        case "due_read_anew":
            return replace(picture, due=after["task_due"])
        case "helper_added":
            return replace(picture, who=picture.who | {_helper(after)})
        case "helper_removed":
            return replace(picture, who=picture.who - {_helper(before)})
        case "passed_on":
            return replace(picture, who=_all(after["who"]))
        case "edited" if "time" in after:
            return replace(picture, due=after["time"][1] or None)
        case "edited" if "who" in after:
            return replace(picture, who=_all(after["who"]))
        case "edited":
            return picture
    raise LookupError(action)


def _moved(picture: Picture, after: dict[str, Any]) -> Picture:
    return replace(
        picture,
        state=after.get("state", picture.state),
        due=after.get("due", picture.due),
        progress=after.get("progress", picture.progress),
    )


def _with(
    kept: tuple[tuple[int, str], ...], key: int, value: str | None
) -> tuple[tuple[int, str], ...]:
    """Without a value it is gone, as if it had never been."""
    others = {one: other for one, other in kept if one != key}
    return tuple(sorted((others | ({key: value} if value else {})).items()))


def _led_by(who: frozenset[Who], people: Iterable[int]) -> frozenset[Who]:
    others = {one for one in who if one[:2] != ("lead", "person")}
    return frozenset(others | {("lead", "person", one) for one in people})


def _helper(of: dict[str, Any]) -> Who:
    if of["unit_id"] is not None:
        return "coordinating", "unit", of["unit_id"]
    return "coordinating", "person", of["person_id"]


def _all(listed: Iterable[Iterable[Any]]) -> frozenset[Who]:
    return frozenset((str(part), str(kind), int(which)) for part, kind, which in listed)
