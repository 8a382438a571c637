"""The office's daily notice of whom messages did not reach."""

from collections.abc import Sequence

from bot.messages.answer import Answer, Choice
from bot.messages.catalog import Words
from bot.messages.office.ledger_words import reason
from bot.messages.taps.office_settings import ShowLedger
from bot.messages.text import safe, shorten
from bot.storage.undelivered import Missed

_NAMES = 15
"""Names of one reason; the ledger has all."""


def told(words: Words, missed: Sequence[Missed]) -> Answer:
    """How many, who for which reason, and what helps."""
    by_reason: dict[str, list[str]] = {}
    for one in missed:
        names = by_reason.setdefault(reason(one.outcome) or "refused", [])
        if one.name not in names:
            names.append(one.name)
    count = len({one.name for one in missed})
    text = [f"<b>{words('undelivered', count=count)}</b>"]
    for key, names in by_reason.items():
        shown = ", ".join(safe(shorten(name, 60)) for name in names[:_NAMES])
        if len(names) > _NAMES:
            shown = words("undelivered-more", names=shown, count=len(names) - _NAMES)
        why, what = words(f"reason-{key}"), words(f"remedy-{key}")
        text += ["", words("undelivered-reason", why=why, names=shown), f"<i>{what}</i>"]
    choice = Choice(words("button-undelivered-ledger"), ShowLedger(None))
    return Answer("\n".join(text), choices=((choice,),))
