"""Those not recognised ask the office to be let in: by name, by telephone, by a unit's link."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.errors import NhacViecError, NotFound
from bot.messages.taps.people import ShowRequest
from bot.parsing.enrolment import name_and_unit
from bot.parsing.phones import same_phone, shared_phone
from bot.parsing.plain_text import plain_text
from bot.parsing.text import clean
from bot.parsing.values import KnownNames
from bot.reminders.notices import Notice, tell
from bot.services.people.accounts import tie
from bot.storage import EnrolmentRequest, Person, Session, Unit, enrolment, staff
from bot.storage.enrolment import ASKED, DECLINED, MATCHED
from bot.storage.ids import id_of
from bot.storage.people import only_organisation, person_with_telegram, units_of

_AGAIN_AFTER = timedelta(days=1)
"""How long an account that was declined waits before it may ask again."""
_MOST_OPEN = 100
"""Of one office: a flood of accounts must not bury the real ones."""
_LONGEST_NAME = 80


@dataclass(frozen=True, slots=True)
class Account:
    """Who asks: a Telegram account nobody is tied to."""

    telegram_id: int
    name: str
    """As Telegram shows it."""
    language: str


@dataclass(frozen=True, slots=True)
class Asked:
    """A request that waits for the office."""

    full_name: str
    is_new: bool


@dataclass(frozen=True, slots=True)
class Waiting:
    """A request of an account nobody knows that the office has not decided."""

    full_name: str
    since: date
    """A day of the office."""


@dataclass(frozen=True, slots=True)
class Matched:
    """The one person whose telephone it is; the account still has to say "that is me"."""

    request_id: int
    full_name: str
    unit_name: str


async def ask(
    session: Session,
    account: Account,
    *,
    now: datetime,
    org_id: int | None = None,
    name: str = "",
    phone: str = "",
    unit_id: int | None = None,
    person_id: int | None = None,
) -> Asked:
    """Puts a request before the office; another word of the same account goes on with it.

    Raises `NhacViecError` where there is no office yet, where it declined a while ago, and where
    too many ask at once.
    """
    await _refuse_known(session, account)
    org_id = org_id or await _only_office(session)
    name, said_unit = await _name_and_unit(session, org_id, name)
    unit_id = unit_id or said_unit
    request = await enrolment.last_request(session, org_id, account.telegram_id)
    is_open = request is not None and request.state in (ASKED, MATCHED)
    if request is None or not is_open:
        _refuse_hasty(request, now=now)
        if await enrolment.count_open_requests(session, org_id) >= _MOST_OPEN:
            raise NhacViecError("too-many-requests")
        request = EnrolmentRequest(
            org_id=org_id, telegram_id=account.telegram_id, full_name="", created_at=now
        )
        session.add(request)
    was_asked = is_open and request.state == ASKED
    request.full_name = _name(name) or request.full_name or _name(account.name) or "?"
    request.phone = phone or request.phone
    request.unit_id = unit_id or request.unit_id
    request.person_id = person_id
    request.language, request.state = account.language, ASKED
    await session.flush()
    if not was_asked:
        await _tell_the_office(session, request, now=now)
    return Asked(request.full_name, is_new=not was_asked)


async def _name_and_unit(session: Session, org_id: int, typed: str) -> tuple[str, int | None]:
    """The name, and the unit that was typed after it, with a comma or without."""
    if not typed:
        return "", None
    units = await units_of(session, org_id)
    known = KnownNames(
        units={one.name: tuple(filter(None, (one.short_name, *one.aliases))) for one in units}
    )
    name, unit_name = name_and_unit(typed, known)
    return name, next((id_of(one) for one in units if one.name == unit_name), None)


async def _refuse_known(session: Session, account: Account) -> None:
    holder = await person_with_telegram(session, account.telegram_id)
    if holder is not None and holder.active:
        raise NhacViecError("already-enrolled")


async def _only_office(session: Session) -> int:
    found = await only_organisation(session)
    if found is None:
        raise NotFound("office-not-ready")
    return id_of(found)


def _refuse_hasty(last: EnrolmentRequest | None, *, now: datetime) -> None:
    if last is None or last.state != DECLINED or last.decided_at is None:
        return
    if now < last.decided_at + _AGAIN_AFTER:
        raise NhacViecError("request-declined-lately")


def _name(printed: str) -> str:
    return clean(plain_text(printed))[:_LONGEST_NAME].strip()


async def _tell_the_office(session: Session, request: EnrolmentRequest, *, now: datetime) -> None:
    unit = await session.get(Unit, request.unit_id) if request.unit_id else None
    news = Notice(
        "enrolment-asked",
        {
            "name": request.full_name,
            "unit": unit.name if unit else "none",
            "phone": request.phone or "none",
        },
        buttons=((("button-see-request", ShowRequest(id_of(request))),),),
    )
    keepers = await enrolment.keepers_of(session, request.org_id)
    key = f"request:{id_of(request)}"
    await tell(session, keepers, news, org_id=request.org_id, key=key, now=now)


async def waiting(session: Session, telegram_id: int) -> Waiting | None:
    """The request of this account that waits, none where it has none or is known by now."""
    office = await only_organisation(session)
    holder = await person_with_telegram(session, telegram_id)
    if office is None or (holder is not None and holder.active):
        return None
    last = await enrolment.last_request(session, id_of(office), telegram_id)
    if last is None or last.state != ASKED:
        return None
    asked_at = last.created_at.astimezone(ZoneInfo(office.timezone))
    return Waiting(last.full_name, asked_at.date())


async def share_phone(
    session: Session, account: Account, phone: str, *, now: datetime
) -> Matched | Asked:
    """A telephone the account proved to be its own: one person's, else for the office to decide."""
    number = shared_phone(phone)
    holders = await enrolment.people_with_phones(session) if number else ()
    found = [one for one in holders if same_phone(one.phone) == number]
    only = found[0] if len(found) == 1 else None
    if only is None or only.telegram_id is not None:
        return await ask(
            session,
            account,
            now=now,
            org_id=only.org_id if only else None,
            phone=number or clean(phone),
            person_id=only.id if only else None,
        )
    request = await _matched(session, account, only, phone=number, now=now)
    unit = await session.get(Unit, only.unit_id) if only.unit_id else None
    return Matched(id_of(request), only.full_name, unit.name if unit else "")


async def _matched(
    session: Session, account: Account, person: Person, *, phone: str, now: datetime
) -> EnrolmentRequest:
    request = await enrolment.last_request(session, person.org_id, account.telegram_id)
    if request is None or request.state not in (ASKED, MATCHED):
        request = EnrolmentRequest(
            org_id=person.org_id,
            telegram_id=account.telegram_id,
            full_name=_name(account.name) or person.full_name,
            created_at=now,
            state=MATCHED,
        )
        session.add(request)
    request.phone, request.person_id, request.language = phone, person.id, account.language
    await session.flush()
    return request


async def confirm_match(
    session: Session, account: Account, request_id: int, *, now: datetime
) -> str:
    """“Đúng, là tôi” under the name a telephone found; returns the name.

    Raises `NotFound` for a request of another account and for one that fits nobody any more.
    """
    request = await enrolment.own_request(session, account.telegram_id, request_id)
    person = None
    if request is not None and request.person_id is not None:
        person = await staff.person_of(session, request.org_id, request.person_id)
    if request is None or person is None:
        raise NotFound("request-gone")
    if person.telegram_id == account.telegram_id:
        return person.full_name
    fits = request.state in (ASKED, MATCHED) and same_phone(person.phone) == request.phone
    if person.telegram_id is not None or not fits or not request.phone:
        raise NotFound("request-gone")
    await tie(
        session,
        person,
        telegram_id=account.telegram_id,
        language=account.language,
        actor_id=id_of(person),
        now=now,
    )
    return person.full_name


async def deny_match(
    session: Session, account: Account, request_id: int, *, now: datetime
) -> Asked:
    """“Không phải tôi”: the office is asked who it is."""
    request = await enrolment.own_request(session, account.telegram_id, request_id)
    if request is None or request.state not in (ASKED, MATCHED):
        raise NotFound("request-gone")
    return await ask(session, account, now=now, org_id=request.org_id, phone=request.phone)
