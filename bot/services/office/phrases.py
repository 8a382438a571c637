"""The words that were not understood, kept for the office so that the grammar can grow.

Kept are the words as they were typed, how often and when, and which of the readings offered was
then opened; never who typed them.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from bot.acts import OfficeAct
from bot.domain import Speaker
from bot.parsing.text import fold
from bot.services.asking.asking import understand
from bot.services.asking.wishes import LikelyReading, NotUnderstood
from bot.services.rights import may_in_office, require_in_office
from bot.storage import Session, UnknownPhrase, chats, phrases
from bot.storage.ids import id_of
from bot.storage.phrases import PAGE_SIZE

MOST_KEPT = 2000
"""Of one office."""
FRESH_FOR = timedelta(days=30)
"""A phrase typed since then is not dropped for being rare while there are older ones."""
MOST_A_DAY = 30
"""Of one chat: a person at play must not crowd out what the others ask."""
_LONGEST = 200
_CHOICES = 20
_LABEL = 100


@dataclass(frozen=True, slots=True)
class PhrasePage:
    """A page of what was not put away, and how many there are in all."""

    phrases: Sequence[UnknownPhrase]
    page: int
    total: int


def teaches(wish: NotUnderstood) -> bool:
    """Whether the grammar can grow by these words: not by signs, nor by a day that cannot be."""
    has_words = any(char.isalpha() for char in wish.text[:_LONGEST])
    return has_words and not (wish.nothing_open or wish.understood.impossible)


async def keep(
    session: Session, speaker: Speaker, chat_id: int, text: str, *, today: date, now: datetime
) -> int | None:
    """Keeps the words for the office; none where this chat has sent enough of them today."""
    kept_today = await chats.count_kept(
        session, org_id=speaker.org_id, person_id=speaker.id, chat_id=chat_id, day=today, now=now
    )
    if kept_today > MOST_A_DAY:
        return None
    said = " ".join(text.split())[:_LONGEST]
    phrase = await phrases.keep(
        session, org_id=speaker.org_id, folded=fold(said), text=said, now=now
    )
    await session.flush()
    await phrases.forget_beyond(
        session,
        speaker.org_id,
        most=MOST_KEPT,
        fresh_since=now - FRESH_FOR,
        kept=id_of(phrase),
    )
    return id_of(phrase)


async def readings_of(
    session: Session, speaker: Speaker, phrase_id: int, *, today: date
) -> tuple[LikelyReading, ...]:
    """What this person is offered after these words; nothing for a phrase that is gone."""
    phrase = await phrases.phrase_by_id(session, speaker.org_id, phrase_id)
    if phrase is None:
        return ()
    wish = await understand(session, speaker, phrase.text, today=today)
    return wish.readings if isinstance(wish, NotUnderstood) else ()


async def note_choice(session: Session, speaker: Speaker, phrase_id: int, label: str) -> None:
    """Somebody opened this reading after the phrase; a phrase that is gone needs no note."""
    phrase = await phrases.phrase_by_id(session, speaker.org_id, phrase_id)
    if phrase is None:
        return
    label = label[:_LABEL]
    if label in phrase.chosen or len(phrase.chosen) < _CHOICES:
        phrase.chosen = {**phrase.chosen, label: phrase.chosen.get(label, 0) + 1}


async def page_to_see(session: Session, speaker: Speaker, *, page: int) -> PhrasePage:
    """What waits to be seen, most frequent first; the last page where there are not so many."""
    require_office(speaker)
    found, total = await phrases.phrases_to_see(session, speaker.org_id, page=page)
    if not found and total:
        page = (total - 1) // PAGE_SIZE
        found, total = await phrases.phrases_to_see(session, speaker.org_id, page=page)
    return PhrasePage(found, page, total)


async def put_away(session: Session, speaker: Speaker, phrase_id: int, *, now: datetime) -> None:
    """The office has seen it; it is counted on, but listed no more."""
    require_office(speaker)
    phrase = await phrases.phrase_by_id(session, speaker.org_id, phrase_id)
    if phrase is not None and phrase.seen_at is None:
        phrase.seen_at = now


async def all_kept(session: Session, speaker: Speaker) -> Sequence[UnknownPhrase]:
    """Every phrase kept, put away or not."""
    require_office(speaker)
    return await phrases.all_phrases(session, speaker.org_id)


def may_see(speaker: Speaker) -> bool:
    """Whether they are shown to this person: the office alone knows what to make of them."""
    return may_in_office(speaker, OfficeAct.SEE_PHRASES)


def require_office(speaker: Speaker) -> None:
    """Raises `NotAllowed` for everybody but the office."""
    require_in_office(speaker, OfficeAct.SEE_PHRASES)
