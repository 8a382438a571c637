"""The words of a text at a glance: where none that a pattern cannot do without is there, it is not
searched for.

A look into a set costs a tenth of a search, and most patterns are in few texts.
"""

import re
from functools import lru_cache

_WORD = re.compile("[a-z]+")


@lru_cache(maxsize=16)
def heard_in(folded: str) -> frozenset[str]:
    """The runs of letters in a folded text; remembered while the text is read, from several sides.

    >>> sorted(heard_in("viec24, cua toi"))
    ['cua', 'toi', 'viec']
    """
    return frozenset(_WORD.findall(folded))
