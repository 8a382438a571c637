"""What we say of a person's own settings."""

from datetime import date, time, timedelta

from bot.messages import dates
from bot.messages.answer import Answer, Choice
from bot.messages.catalog import LANGUAGES, Words
from bot.messages.settings.settings_values import Own
from bot.messages.taps.office_settings import ShowOffice
from bot.messages.taps.settings import (
    OpenSetting,
    SetLanguage,
    SetLeave,
    SetMorning,
    SetQuiet,
    Setting,
    ShowSettings,
)
from bot.messages.taps.summaries import SetWeeklySummary

_HOURS = tuple(time(hour, minute) for hour in (6, 7, 8, 9) for minute in (0, 30))
_QUIETS = (
    (time(21), time(6)),
    (time(22), time(6)),
    (time(18), time(7)),
    (time(11, 30), time(13, 30)),
)
_Rows = list[tuple[Choice, ...]]


def page(words: Words, own: Own, *, said: str = "") -> Answer:
    """All settings with their values; `said` is what was just changed."""
    text = [said, ""] if said else []
    text += [
        f"<b>{words('settings-title')}</b>",
        words("settings-language", name=words(f"language-{words.language}")),
        _morning_line(words, own),
        words("settings-quiet", hours=_quiet(words, own)),
        words("settings-leave", days=_leave(words, own)),
    ]
    if own.weekly is not None:
        text.append(words(f"settings-weekly-{_on(own.weekly)}"))
    rows: _Rows = [
        (
            Choice(words("button-language"), OpenSetting(Setting.LANGUAGE)),
            Choice(words("button-morning"), OpenSetting(Setting.MORNING)),
        ),
        (
            Choice(words("button-quiet"), OpenSetting(Setting.QUIET)),
            Choice(words("button-leave-days"), OpenSetting(Setting.LEAVE)),
        ),
    ]
    if own.weekly is not None:
        label = words("button-no-summary" if own.weekly else "button-get-summary")
        rows.append((Choice(label, SetWeeklySummary(not own.weekly)),))
    if own.keeps_office:
        rows.append((Choice(words("button-office-settings"), ShowOffice()),))
    return Answer("\n".join(text), choices=tuple(rows))


def _on(is_on: bool) -> str:
    return "on" if is_on else "off"


def weekly_set(words: Words, own: Own) -> str:
    return words(f"settings-weekly-set-{_on(bool(own.weekly))}")


def _morning_line(words: Words, own: Own) -> str:
    key = "settings-morning-office" if own.times.morning is None else "settings-morning"
    line = words(key, hour=dates.hour(own.times.morning or own.office_hour))
    if own.told_at != (own.times.morning or own.office_hour):
        line += " " + words("settings-morning-moved", hour=dates.hour(own.told_at))
    return line


def _quiet(words: Words, own: Own) -> str:
    if own.quiet is None:
        return words("settings-none")
    begins, ends = own.quiet
    return words("settings-from-to", first=dates.hour(begins), last=dates.hour(ends))


def _leave(words: Words, own: Own) -> str:
    if own.leave is None:
        return words("settings-none")
    return dates.period(words, *own.leave)


def setting(words: Words, own: Own, which: Setting) -> Answer:
    """One setting with its choices."""
    match which:
        case Setting.LANGUAGE:
            text, rows = words("settings-ask-language"), _languages(words)
        case Setting.MORNING:
            text, rows = words("settings-ask-morning"), _hours(words, own)
        case Setting.QUIET:
            text, rows = words("settings-ask-quiet"), _quiets(words, own)
        case Setting.LEAVE:
            text, rows = words("settings-ask-leave"), _leaves(words, own)
    rows.append((Choice(words("button-settings"), ShowSettings()),))
    return Answer(text, choices=tuple(rows))


def _languages(words: Words) -> _Rows:
    return [
        (Choice(_chosen(words(f"language-{one}"), is_so=one == words.language), SetLanguage(one)),)
        for one in LANGUAGES
    ]


def _hours(words: Words, own: Own) -> _Rows:
    buttons = [
        Choice(_chosen(dates.hour(one), is_so=one == own.times.morning), SetMorning(one))
        for one in _HOURS
    ]
    office = words("button-office-hour", hour=dates.hour(own.office_hour))
    as_office = Choice(_chosen(office, is_so=own.times.morning is None), SetMorning(None))
    return [tuple(buttons[:4]), tuple(buttons[4:]), (as_office,)]


def _quiets(words: Words, own: Own) -> _Rows:
    rows: _Rows = [
        (Choice(_chosen(_hours_label(one), is_so=one == own.quiet), SetQuiet(*one)),)
        for one in _QUIETS
    ]
    none = _chosen(words("button-no-quiet"), is_so=own.quiet is None)
    return [*rows, (Choice(none, SetQuiet(None, None)),)]


def _hours_label(hours: tuple[time, time]) -> str:
    return " - ".join(map(dates.hour, hours))


def _leaves(words: Words, own: Own) -> _Rows:
    today = own.today
    sunday = today + timedelta(days=6 - today.weekday())
    offered: list[tuple[str, date, date]] = [
        ("button-leave-today", today, today),
        ("button-leave-tomorrow", today + timedelta(days=1), today + timedelta(days=1)),
        ("button-leave-this-week", today, sunday),
        ("button-leave-next-week", sunday + timedelta(days=1), sunday + timedelta(days=7)),
    ]
    buttons = [Choice(words(key), SetLeave(first, last)) for key, first, last in offered]
    rows: _Rows = [tuple(buttons[:2]), tuple(buttons[2:])]
    if own.leave is not None:
        rows.append((Choice(words("button-leave-over"), SetLeave(None, None)),))
    return rows


def _chosen(label: str, *, is_so: bool) -> str:
    return f"✓ {label}" if is_so else label


def morning_set(words: Words, own: Own) -> str:
    """From when the hour holds that was chosen."""
    return words("settings-morning-set", hour=dates.hour(own.told_at))


def quiet_set(words: Words, own: Own) -> str:
    if own.quiet is None:
        return words("settings-quiet-off")
    return words("settings-quiet-set", hours=_quiet(words, own))


def leave_set(words: Words, own: Own) -> str:
    """What happens meanwhile, and what comes after it."""
    if own.leave is None:
        return words("settings-leave-off")
    return words("settings-leave-set", days=_leave(words, own))
