"""What must hold for every syllable, every way to type it, and every text."""

import time
import unicodedata

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from bot.parsing.text import fold
from bot.parsing.typed.keys import ENGLISH, from_telex, from_vni
from bot.parsing.typed.meant import words_as_meant
from bot.parsing.typed.shorthand import TOKENS
from bot.parsing.typed.slips import MEANT, without_slip
from bot.parsing.typed.syllables import is_syllable

INITIALS_TEXT = "b c ch d đ g gi h k kh l m n ng nh ph qu r s t th tr v x"
RIMES_TEXT = "a ai an ang anh ao ân âng ê êm i iên iêng o oan ô ông ơi u uân uôn ư ưng ươi ươn y"
STOPPED_TEXT = "ac ach at ăc ăt âp êt iêc iêt oc ôc ôt op uôc uc ưc ươc ươp"
INITIALS, RIMES, STOPPED = (text.split() for text in (INITIALS_TEXT, RIMES_TEXT, STOPPED_TEXT))
TONES = {"s": "\u0301", "f": "\u0300", "r": "\u0309", "x": "\u0303", "j": "\u0323"}
HATS = {"\u0302": "", "\u0306": "w", "\u031b": "w"}
VNI = {"s": "1", "f": "2", "r": "3", "x": "4", "j": "5", "^": "6", "w": "7", "ă": "8"}


@st.composite
def syllables(draw: st.DrawFn) -> tuple[str, str, str]:
    """A syllable's first letters, its rime with hats, and the key of its tone."""
    initial = draw(st.sampled_from(INITIALS))
    stopped = draw(st.booleans())
    rime = draw(st.sampled_from(STOPPED if stopped else RIMES))
    assume(not (initial == "qu" and fold(rime)[0] in "ou"))
    assume(not (initial in {"g", "gi"} and fold(rime)[0] in "iey"))
    return initial, rime, draw(st.sampled_from("sj" if stopped else "sfrxj"))


def telex(letters: str) -> str:
    """Each letter as the keys that make it."""
    keys = ""
    for letter in unicodedata.normalize("NFD", letters).replace("đ", "dd"):
        keys += keys[-1] if letter == "\u0302" else HATS.get(letter, letter)
    return keys


def vni(letters: str) -> str:
    keys = ""
    for letter in unicodedata.normalize("NFD", letters).replace("đ", "d9"):
        keys += {"\u0302": "6", "\u0306": "8", "\u031b": "7"}.get(letter, letter)
    return keys


def tone_of(syllable: str) -> str:
    return "".join(
        mark for mark in unicodedata.normalize("NFD", syllable) if mark in TONES.values()
    )


@given(syllables())
def test_any_syllable_typed_in_telex_reads_back(syllable: tuple[str, str, str]) -> None:
    initial, rime, tone = syllable
    typed = telex(initial) + telex(rime) + tone
    if typed in ENGLISH:
        return
    read = from_telex(typed)
    assert read is not None
    assert fold(read) == fold(initial + rime)
    assert tone_of(read) == TONES[tone]


@given(syllables())
def test_any_syllable_typed_in_vni_reads_back(syllable: tuple[str, str, str]) -> None:
    initial, rime, tone = syllable
    read = from_vni(vni(initial) + vni(rime) + VNI[tone])
    assert read is not None
    assert fold(read) == fold(initial + rime)
    assert tone_of(read) == TONES[tone]


@given(syllables())
def test_no_syllable_is_taken_for_keys(syllable: tuple[str, str, str]) -> None:
    initial, rime, _ = syllable
    typed = fold(initial + rime)
    assume(typed not in TOKENS)
    assert is_syllable(typed)
    assert words_as_meant(f"{typed} {typed}").printed == f"{typed} {typed}"


@given(st.sampled_from(sorted(word for word in MEANT if len(word) >= 4)), st.data())
def test_two_swapped_letters_are_never_read_as_another_word(word: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(word) - 2))
    slip = word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    assert without_slip(slip) in {word, None} or slip in MEANT


PIECES_TEXT = "việc vieejc tha1ng thang5 k e a t5 > Fwd: [15/5] :) 😀 “ ” @bot / - . muoi hai mai"
PIECES = st.sampled_from([*PIECES_TEXT.split(), "\n"])
TEXTS = st.one_of(st.text(max_size=80), st.lists(PIECES, max_size=14).map(" ".join))


@given(TEXTS)
def test_no_message_is_too_strange(text: str) -> None:
    words = words_as_meant(text)
    assert len(words.printed) == len(words.lower) == len(words.folded)


@pytest.mark.parametrize(
    "piece", [*"aả5/[“>-k😀", "vieejc ", "tha1ng ", "viecthang", "x1", "\n> ", "hai muoi "]
)
def test_long_messages_take_as_much_longer_as_they_are(piece: str) -> None:
    """Ten times the text; a hundred times the time would be quadratic, forty is the noise."""
    short, long = (min(seconds(piece, length) for _ in range(3)) for length in (4_000, 40_000))
    assert long < 40 * max(short, 0.001)


def seconds(piece: str, length: int) -> float:
    text = (piece * length)[:length]
    begun = time.process_time()
    words_as_meant(text)
    return time.process_time() - begun
