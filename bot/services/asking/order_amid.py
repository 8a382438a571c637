"""Words below a draft that only waits to be sent: another order, or more words for it."""

import re
from datetime import date

from bot.domain import Speaker
from bot.parsing.text import fold
from bot.services.asking.asked_instead import asked_instead
from bot.services.asking.asking import understand
from bot.services.asking.wishes import WantsSummary
from bot.storage import Session

_GIVES_A_REASON = re.compile(r"(?:ly do|do|vi|boi|tai|dang|cho|chua|thieu|con|ban|can) ")
_APPROVES = re.compile(r"duyet (?:het|tat ca|toan bo|ca|cac|viec|so|\d)")


async def is_order_amid(session: Session, speaker: Speaker, text: str, *, today: date) -> bool:
    """Whether they read clearly as another order or question; a reason is none, whatever it names.

    `text` as typed, at most one message long.
    """
    said = fold(text)
    if _GIVES_A_REASON.match(said):
        return False
    if _APPROVES.match(said):
        return True
    if await asked_instead(session, speaker, text, today=today) is not None:
        return True
    return isinstance(await understand(session, speaker, text, today=today), WantsSummary)
