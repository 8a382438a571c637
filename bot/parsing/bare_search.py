"""Words that want to search and do not say what for: "tìm", "em muốn tìm việc ạ".

search := [whoever speaks] verb [helping] [noun] [gi]
"""

import re

from bot.parsing import vocabulary as say
from bot.parsing.replies import reply_of

_BARE = re.compile(
    rf"{say.START}(?:tim(?: kiem)?|tra cuu|search(?: for)?|find|look(?:ing)? for)"
    rf"(?: (?:giup|ho|dum|cho)(?: {say.YOU})?)?"
    rf"(?: (?:cac )?(?:{say.TASK}|thong tin|something))?(?: gi)?"
)


def is_bare_search(text: str) -> bool:
    """Whether the words ask to search for nothing in particular.

    >>> is_bare_search("Tìm"), is_bare_search("em muốn tìm việc ạ")
    (True, True)
    >>> is_bare_search("tìm kế hoạch iso"), is_bare_search("việc tháng 5")
    (False, False)
    """
    said = reply_of(text)
    return said is not None and _BARE.fullmatch(said.folded) is not None
