"""Words that say somebody or the office has days off: "mai tôi nghỉ", "nghỉ ngày 29/5".

    said := [whose] nghi [phep | le | bu | om] [days] | days [whose] nghi [...]

What asks, and what speaks of a task or of somebody else, is left to others.
"""

import re
from datetime import date

from bot.parsing.queries import read_query
from bot.parsing.text import words_of
from bot.parsing.values import Intent

_OFF = re.compile(
    r"(?<![a-z])nghi(?: (?:phep|le|bu|om|viec rieng|lam|viec|nua ngay|buoi (?:sang|chieu)"
    r"|(?:sang|chieu)))?(?![a-z])"
)
_WHOSE = re.compile(
    r"(?<![a-z])(?:toi|em|minh|chung (?:toi|em)|co quan|toan co quan|ca co quan|toan so|ca so"
    r"|so minh|van phong|xin|cho|phep|duoc|se|bao|a|nhe|ca ngay)(?![a-z])"
)
_ASKS = re.compile(r"\?|(?<![a-z])(?:ai|may|gi|nao|bao gio|khi nao|chua|khong|sao)(?![a-z])")
_LONGEST = 80


def tells_of_days_off(text: str, *, today: date) -> bool:
    """Whether the words say nothing but that some days are off.

    >>> [tells_of_days_off(said, today=date(2024, 5, 15)) for said in ("mai nghỉ", "ai nghỉ mai")]
    [True, False]
    """
    words = words_of(text)
    said = words.folded
    found = _OFF.search(said)
    if len(said) > _LONGEST or found is None or _ASKS.search(said):
        return False
    if not words.spelled(found.start(), found.start() + len("nghi"), "nghỉ"):
        return False
    rest = _WHOSE.sub(" ", said[: found.start()] + " " + said[found.end() :]).strip(" .,:;")
    if not rest:
        return found[0] != "nghi"
    asked = read_query(rest, today=today, year=today.year)
    return asked.intent is Intent.LIST and asked.period is not None and asked.owner is None
