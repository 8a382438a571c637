"""What we say while a broadcast is written: each part asked for, then the whole."""

from datetime import datetime
from zoneinfo import ZoneInfo

from bot.messages import dates
from bot.messages.answer import Answer, Choice
from bot.messages.broadcasts import audience, choosing
from bot.messages.broadcasts.typed_html import HIS_NAME, has_stars, plain
from bot.messages.broadcasts.values import Draft, Step
from bot.messages.catalog import Words
from bot.messages.dialogues import leaving
from bot.messages.taps.broadcasts import (
    AskBroadcastPart,
    DropDraftFiles,
    QuickHour,
    SendBroadcast,
    SetBroadcastHour,
    TryBroadcast,
)
from bot.messages.text import MESSAGE_LIMIT, safe, shorten

Rows = tuple[tuple[Choice, ...], ...]
_MARGIN = 60
_NAMES = 300


def form(words: Words, draft: Draft, *, zone: ZoneInfo, changed: bool = False) -> Answer:
    """The question for a part, under what is known already; or the whole, to be sent."""
    match draft.step:
        case Step.TEXT:
            return _ask_text(words, draft)
        case Step.WHEN:
            return _ask_hour(words, draft)
        case Step.WHOLE:
            return _whole(words, draft, zone=zone, changed=changed)
    return choosing.form(words, draft)


def _text_asked(words: Words, draft: Draft) -> str:
    head = f"<b>{words('broadcast-title')}</b>"
    return "\n".join(
        [head, *_files(words, draft), "", words("broadcast-ask-text", printed=HIS_NAME)]
    )


def _ask_text(words: Words, draft: Draft) -> Answer:
    rows: list[tuple[Choice, ...]] = []
    if draft.files:
        rows.append(
            (_ask(words, "button-broadcast-next", draft, Step.WHOLE), _no_files(words, draft))
        )
    return Answer(_text_asked(words, draft), choices=(*rows, (leaving(words),)))


def _files(words: Words, draft: Draft) -> list[str]:
    if not draft.files:
        return []
    names = safe(shorten(", ".join(one.name for one in draft.files), _NAMES))
    return [words("broadcast-files", count=len(draft.files), names=names)]


def _no_files(words: Words, draft: Draft) -> Choice:
    return Choice(words("button-broadcast-no-files"), DropDraftFiles(draft.id))


def _ask(words: Words, key: str, draft: Draft, step: Step) -> Choice:
    return Choice(words(key), AskBroadcastPart(draft.id, step))


def _whole(words: Words, draft: Draft, *, zone: ZoneInfo, changed: bool) -> Answer:
    head = [f"<b>{words('broadcast-title')}</b>"]
    head += [words("broadcast-changed")] if changed else []
    head.append(words("broadcast-to", names=audience.chosen(words, draft)))
    head += audience.count(words, draft.reached)
    head += [audience.nobody(words, draft.nobody)] if draft.nobody else []
    head += _files(words, draft)
    head.append(words("broadcast-when", when=_when(words, draft, zone=zone)))
    head += _closed(words, draft, zone=zone)
    if has_stars(draft.text):
        head.append("💡 " + words("broadcast-stars"))
    if draft.text:
        head += ["", words("broadcast-content"), _fitted(draft.text, below="\n".join(head))]
    return Answer("\n".join(head), choices=_whole_rows(words, draft, zone=zone))


def _fitted(html: str, *, below: str) -> str:
    """The words as they were typed; too long beside the rest, their beginning without format."""
    room = MESSAGE_LIMIT - len(plain(below)) - _MARGIN
    return html if len(plain(html)) <= room else safe(shorten(plain(html), room))


def _when(words: Words, draft: Draft, *, zone: ZoneInfo) -> str:
    return moment(words, draft.at, zone=zone) if draft.at else words("broadcast-now")


def _closed(words: Words, draft: Draft, *, zone: ZoneInfo) -> list[str]:
    if draft.opening is None:
        return []
    if draft.urgent:
        return ["⚠️ " + words("broadcast-urgent")]
    return ["⚠️ " + words("broadcast-closed", when=moment(words, draft.opening, zone=zone))]


def moment(words: Words, at: datetime, *, zone: ZoneInfo) -> str:
    """“8:00 thứ Năm 16/5/2024”, by the office's clock."""
    local = at.astimezone(zone)
    weekday = dates.weekday(words, local.date())
    return f"{dates.hour(local.time())} {weekday} {dates.day(local.date())}"


def _whole_rows(words: Words, draft: Draft, *, zone: ZoneInfo) -> Rows:
    rows: list[tuple[Choice, ...]] = []
    if draft.is_ready:
        rows += _sending(words, draft, zone=zone)
        rows.append((Choice(words("button-broadcast-try"), TryBroadcast(draft.id)),))
    rows.append(
        (
            _ask(words, "button-broadcast-text", draft, Step.TEXT),
            _ask(words, "button-broadcast-whom", draft, Step.WHOM),
        )
    )
    last = [_ask(words, "button-broadcast-when", draft, Step.WHEN)] if draft.is_ready else []
    if draft.files:
        last.append(_no_files(words, draft))
    return (*rows, *((tuple(last),) if last else ()), (leaving(words),))


def _sending(words: Words, draft: Draft, *, zone: ZoneInfo) -> list[tuple[Choice, ...]]:
    """While the office is closed: at its next opening, or all the same."""
    if draft.opening is not None and not draft.urgent:
        at = moment(words, draft.opening, zone=zone)
        kept = "button-broadcast-keep-hour" if draft.at else "button-broadcast-urgent"
        return [
            (Choice(words("button-broadcast-at", when=at), _hour(draft, QuickHour.OPENING)),),
            (Choice(words(kept), _hour(draft, QuickHour.KEPT)),),
        ]
    key = "button-broadcast-schedule" if draft.at else "button-broadcast-send"
    label = words(key, count=len(draft.reached.people))
    return [(Choice(label, SendBroadcast(draft.id)),)]


def _hour(draft: Draft, hour: QuickHour) -> SetBroadcastHour:
    return SetBroadcastHour(draft.id, hour)


def _ask_hour(words: Words, draft: Draft) -> Answer:
    keys = (
        ("broadcast-hour-now", QuickHour.NOW),
        ("broadcast-hour-hour", QuickHour.IN_AN_HOUR),
        ("broadcast-hour-tomorrow", QuickHour.TOMORROW),
    )
    rows = [(Choice(words(key), _hour(draft, hour)),) for key, hour in keys]
    whole = _ask(words, "button-broadcast-whole", draft, Step.WHOLE)
    text = "\n".join([f"<b>{words('broadcast-title')}</b>", "", words("broadcast-ask-when")])
    return Answer(text, choices=(*rows, (whole,), (leaving(words),)))


def caption_not_taken(words: Words) -> Answer:
    """The draft has words already, which a file's caption does not replace."""
    return Answer(words("broadcast-caption-not-taken"))


def not_as_plan(words: Words) -> Answer:
    """The office sent a plan while it wrote; the broadcast took it."""
    return Answer(words("broadcast-not-as-plan"))
