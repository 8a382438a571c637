"""Signs nobody sees go from whatever is typed by one rule: words, one-line values, wordings."""

from collections.abc import Callable

import pytest

from bot.messages.office.wording_rules import cleaned
from bot.parsing.plain_text import plain_text
from bot.services.office.typed_parts import Empty, line_of


def one_line(text: str) -> str:
    return line_of(text, limit=100)


TAKEN_IN: tuple[Callable[[str], str], ...] = (plain_text, one_line, cleaned)
UNSEEN = {
    "zero width space": "\u200b",
    "word joiner": "\u2060",
    "byte order mark": "\ufeff",
    "soft hyphen": "\u00ad",
    "right to left": "\u202e",
    "isolate": "\u2066",
    "null": "\x00",
    "escape": "\x1b",
    "private use": "\ue000",
}
FAMILY = "👨\u200d👩\u200d👧"


@pytest.mark.parametrize("take", TAKEN_IN)
@pytest.mark.parametrize("sign", UNSEEN.values(), ids=UNSEEN)
def test_it_leaves_nothing_behind(take: Callable[[str], str], sign: str) -> None:
    assert take(f"Trình{sign} Sở") == "Trình Sở"


@pytest.mark.parametrize("take", [plain_text, cleaned])
def test_emoji_stay_together(take: Callable[[str], str]) -> None:
    assert take(f"Cả nhà {FAMILY}") == f"Cả nhà {FAMILY}"


@pytest.mark.parametrize("text", ["\u200b\u200d", "\u202e\u202c", " \u2060 "])
def test_of_unseen_signs_alone_nothing_is_left(text: str) -> None:
    assert plain_text(text) == ""
    with pytest.raises(Empty):
        one_line(text)
