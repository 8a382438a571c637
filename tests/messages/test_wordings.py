"""Every message of the bot can be shown to be worded anew, whatever it is."""

import pytest

from bot.demo.standin.markup import parse_html
from bot.domain import NO_REWORDINGS
from bot.messages.answer import Answer
from bot.messages.callback_data import decode, encode
from bot.messages.catalog import LANGUAGES, words_in
from bot.messages.office import wordings
from bot.messages.office.bot_texts import BotText, text_of, texts_of, with_text
from bot.messages.text import MESSAGE_LIMIT


def shown_well(answer: Answer) -> bool:
    """Telegram would take the text and every button."""
    for choice in (choice for row in answer.choices for choice in row):
        if choice.action is not None and decode(encode(choice.action)) != choice.action:
            return False
    return 0 < len(parse_html(answer.text).text) <= MESSAGE_LIMIT


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_message_has_a_card_and_a_preview(language: str) -> None:
    words = words_in(language)
    for text in texts_of(NO_REWORDINGS, language):
        answers = [wordings.card(words, text), wordings.preview(words, text)]
        answers.append(wordings.found(words, [text], said="x"))
        assert all(shown_well(answer) for answer in answers), text.key


def text(key: str, said: str | None = None, language: str = "vi") -> BotText:
    found = text_of(NO_REWORDINGS, key, language)
    return with_text(found, said) if said else found


def test_the_longest_text_still_fits_on_its_card() -> None:
    longest = text("plan-sheet-guide", "&" * 1100)
    assert shown_well(wordings.card(words_in("vi"), longest))
    assert shown_well(wordings.preview(words_in("vi"), longest))


def test_a_number_is_shown_for_one_and_for_many() -> None:
    assert wordings.rendered(text("list-summary", language="en")) == ["1 task.", "12 tasks."]


def test_each_kind_is_shown_by_its_own_words() -> None:
    said = "{ $kind ->\n    [hand_in] kết quả\n   *[other] phần khác\n} còn dở"
    assert wordings.rendered(text("error-dialogue-open", said)) == [
        "kết quả còn dở",
        "phần khác còn dở",
    ]


def test_tags_are_shown_as_they_will_look_and_other_signs_as_they_are() -> None:
    assert wordings.rendered(text("card-due", "<i>{ $day }</i>")) == ["<i>15/6/2026</i>"]
    assert wordings.rendered(text("welcome", "R&D > { $name }")) == ["R&amp;D &gt; Lê Văn An"]


def test_the_original_stands_on_the_card_only_where_it_differs() -> None:
    words = words_in("vi")
    assert "Câu gốc" not in wordings.card(words, text("welcome")).text
    assert "Câu gốc" in wordings.card(words, text("welcome", "Chào")).text
