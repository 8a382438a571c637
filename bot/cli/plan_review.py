"""The doubtful rows one by one at a terminal: a number chooses, words correct."""

import re
from collections.abc import Callable
from html import unescape

from rich.console import Console
from rich.text import Text

from bot.messages.catalog import Words
from bot.messages.plans.reviews import question_lines, reading_label
from bot.parsing.values import KnownNames
from bot.plans.review.changes import answered
from bot.plans.review.questions import Question, Review, questions
from bot.plans.review.readings import Reading
from bot.plans.review.typed import understood
from bot.plans.values import DraftPlan
from bot.services.plans.reviews import with_names_of

Ask = Callable[[str], str]

_TAG = re.compile(r"</?[bi]>")
_SKIP, _BACK, _LEAVE, _APART = "s", "b", "q", "r"


class TerminalReview:
    """Asks until no question is left, or the reviewer leaves the rest as it is."""

    def __init__(self, draft: DraftPlan, words: Words, console: Console, ask: Ask) -> None:
        self._draft, self._words, self._console, self._ask = draft, words, console, ask
        self._skipped: set[str] = set()
        self._apart: set[str] = set()
        self._before: list[tuple[DraftPlan, frozenset[str]]] = []

    def run(self) -> DraftPlan:
        while left := self._left():
            self._show(left)
            said = self._ask(self._words("cli-review-ask")).strip()
            if said.lower() == _LEAVE:
                break
            self._take(left[0], said)
        return self._draft

    def _left(self) -> list[Question]:
        found = questions(self._draft, apart=self._apart)
        return [one for one in found if one.id not in self._skipped]

    def _show(self, left: list[Question]) -> None:
        question, words = left[0], self._words
        self._console.print()
        self._console.rule(Text(words("review-progress", count=len(left))))
        shown = Review(0, self._draft, tuple(left), asking=True)
        for line in question_lines(words, shown, question):
            self._console.print(plain(line))
        for place, reading in enumerate(question.readings, 1):
            self._console.print(Text(f"  {place}. {reading_label(words, reading, question)}"))
        if len(question.rows) > 1:
            self._console.print(Text(f"  {_APART}. {words('button-apart')}"))

    def _take(self, question: Question, said: str) -> None:
        match said.lower():
            case "":
                return
            case code if code == _SKIP:
                self._keep()
                self._skipped.add(question.id)
            case code if code == _BACK:
                self._go_back()
            case code if code == _APART and len(question.rows) > 1:
                self._apart.add(question.id)
            case _:
                self._answer(question, said)

    def _answer(self, question: Question, said: str) -> None:
        reading = self._reading(question, said)
        if reading is None:
            self._console.print(Text(self._words("cli-review-not-understood"), style="yellow"))
            return
        self._keep()
        self._draft = answered(self._draft, question, reading)

    def _reading(self, question: Question, said: str) -> Reading | None:
        if said.isdecimal() and 0 < int(said) <= len(question.readings):
            return question.readings[int(said) - 1]
        known = with_names_of(self._draft, KnownNames())
        return understood(said, question, year=self._draft.year, known=known)

    def _keep(self) -> None:
        self._before.append((self._draft, frozenset(self._skipped)))

    def _go_back(self) -> None:
        if self._before:
            self._draft, skipped = self._before.pop()
            self._skipped = set(skipped)


def plain(html: str) -> Text:
    """A line of our HTML for a terminal."""
    return Text(unescape(_TAG.sub("", html)))
