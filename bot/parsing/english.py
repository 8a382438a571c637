"""What is left of English dates once our own rules have failed; dateparser knows them well."""

import re
from datetime import date, datetime, time

_NUMBER = r"(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|\d{1,3})"
_SPAN = re.compile(
    rf"(?<![a-z0-9])(?:(?:in|within) {_NUMBER} (?:days?|weeks?|months?)"
    rf"|{_NUMBER} (?:days?|weeks?|months?) (?:from (?:now|today)|ago))(?![a-z0-9])"
)


def read_english_span(folded: str, *, today: date) -> tuple[date, int, int] | None:
    """The other end of a span counted from today, and where the text names it."""
    found = _SPAN.search(folded)
    if found is None:
        return None
    # Importing it takes longer than everything else at start-up, and few ask in English.
    import dateparser  # noqa: PLC0415 (slow to import)

    base = datetime.combine(today, time())
    said = found[0].replace("within", "in").replace("from today", "from now")
    day = dateparser.parse(said, languages=["en"], settings={"RELATIVE_BASE": base})
    return (day.date(), found.start(), found.end()) if day else None
