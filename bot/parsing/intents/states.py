"""The state a question is about: overdue, open or done.

The first of these that is named counts: "chưa xong việc quá hạn" is about what is overdue.
"""

from bot.parsing import vocabulary as say
from bot.parsing.intents.asked import Asked
from bot.parsing.values import Status

_LATE_TEXT = "qua tre cham lo muon qh quahan late overdue delayed past behind"
LATE = frozenset(_LATE_TEXT.split())
_LEFT_TEXT = """
    chua dang con do ton open pending unfinished incomplete left not remaining outstanding xong
    hasn hasnt haven havent isn isnt aren arent didn didnt don dont wasn wasnt weren werent undone
    no thieu
"""
LEFT = frozenset(_LEFT_TEXT.split())
_FINISHED_TEXT = "xong thanh tat da done complete completed finish finished dung"
FINISHED = frozenset(_FINISHED_TEXT.split())
"""One of these is in whatever the pattern for that state finds."""


def status_of(asked: Asked) -> Status | None:
    """None where the words name no state, or one still to come ("phải xong trước 30/6")."""
    named = state_named(asked)
    return named[0] if named else None


def state_named(asked: Asked) -> tuple[Status, int] | None:
    """The same, and where the words name it."""
    said = asked.undated
    heard = asked.heard
    late = not LATE.isdisjoint(heard) and say.OVERDUE.search(said)
    if not late and asked.moment is None and "het" in heard:
        late = say.EXPIRED.search(said)
    if late:
        return Status.OVERDUE, late.start()
    if not LEFT.isdisjoint(heard) and (left := say.OPEN.search(said)):
        return Status.OPEN, left.start()
    done = None if FINISHED.isdisjoint(heard) else say.FINISHED.search(said)
    if done and not say.NOT_YET_FINISHED.search(asked.said):
        return Status.DONE, done.start()
    return None
