"""A comment said in one line: "góp ý việc 22: đề nghị bổ sung số liệu".

comment := [please] (gop y | [gui | co] y kien | nhan xet | comment) [ve | cho] task : words
"""

import re
from dataclasses import dataclass

from bot.parsing import vocabulary as say
from bot.parsing.intents.task_numbers import as_kept, number_place
from bot.parsing.plain_text import plain_text
from bot.parsing.text import words_of

_COMMENT = re.compile(
    r"\W*(?:(?:xin|toi|em|minh|gui|co|them) )*(?:gop y|y kien|nhan xet|binh luan|comment)"
    rf"(?: (?:ve|cho|vao|doi voi|on))? (?:(?:{say.TASK}) )?(?:so )?#? ?(?=[\dpivx])"
)
_THEN = re.compile(r"\s*:\s*(?=\S)")


@dataclass(frozen=True, slots=True)
class CommentWords:
    """What is said of the task of this printed number."""

    number: str
    text: str


def read_comment(text: str) -> CommentWords | None:
    """Only words after a colon are a comment: the rest may be a question.

    >>> read_comment("góp ý việc 22: cần bổ sung số liệu")
    CommentWords(number='22', text='cần bổ sung số liệu')
    >>> read_comment("góp ý việc 22 thế nào")
    """
    words = words_of(plain_text(text))
    found = _COMMENT.match(words.folded)
    at, end = number_place(words.folded) if found else (0, 0)
    if found is None or at == end or at != found.end():
        return None
    then = _THEN.match(words.folded, end)
    if then is None:
        return None
    return CommentWords(as_kept(words.printed[at:end]), words.printed[then.end() :])
