"""Where an event ends: at the clause's end, or at the action verb behind what happened."""

import re

# Both begin with a plain blank: only so does the search skip from word to word.
_HAPPENED = re.compile(
    r" (?:co|duoc|ban hanh|phe duyet|nhan|ket thuc|hoan thanh|hoan tat|thong qua|trien khai|giao"
    r"|cong bo|ky(?! (?:hop|thi|nghi|hoc|niem|luat)\b)|xong|chap thuan|thong nhat|tham dinh"
    r"|thanh lap|phat sinh|dien ra"
    r"|to chuc|cho y kien)\b"
)
_ACTION = re.compile(
    r" (?:(?=(?:trinh|tham muu|gui|tien hanh|hoan thien|to chuc trien khai"
    r"|thuc hien ngay|se|phai)\b)"
    r"|(?:(?<=phe duyet )|(?<=chap thuan )|(?<=thong qua ))"
    r"(?=(?:to chuc|trien khai|xay dung|thuc hien|ban hanh)\b))"
)
_ENDS = re.compile(r"[;\n:,().]")
_IS_NOUN = re.compile(r"(?:duoc|to|da|chuong|tien|qua|quy|co quan|don vi|de|khi|cong)$")

# An event is named in a few words; what runs on longer is read no further.
_LONGEST_EVENT = 400


def event_end(folded: str, at: int, *, cited: bool, acted: bool) -> int:
    """Where the event that begins here ends, in text without diacritics.

    The name of a text that is `cited` tells of nothing that happened; where something is to be
    done after the event (`acted`), the action's verb ends it too.

    >>> text = "sau khi co y kien cua so trinh uy ban"
    >>> text[8 : event_end(text, 8, cited=False, acted=True)]
    'co y kien cua so'
    """
    end = len(folded)
    if end > at + _LONGEST_EVENT:
        end = max(folded.rfind(" ", at, at + _LONGEST_EVENT), at + 1)
    happened = _HAPPENED.search(folded, max(0, at - 1), end) if not cited else None
    end = _clause_end(folded, at, end, happened.end() if happened else end)
    if acted and happened and happened.end() <= end:
        action = _ACTION.search(folded, max(happened.end(), at + 1), end)
        if action and not _is_noun(folded, action.start()):
            end = action.start()
    return end


def _clause_end(folded: str, at: int, end: int, happened: int) -> int:
    """The first separator outside brackets; a comma only behind what happened."""
    depth = 0
    for sign in _ENDS.finditer(folded, at, end):
        if sign[0] == "(":
            depth += 1
        elif sign[0] == ")":
            depth -= 1
            if depth < 0:
                return sign.start()
        elif not depth and _parts(folded, sign, happened):
            return sign.start()
    return end


def _parts(folded: str, sign: "re.Match[str]", happened: int) -> bool:
    if sign[0] == ".":
        return not folded[sign.end() : sign.end() + 1].strip()
    return sign[0] != "," or sign.start() >= happened


def _is_noun(folded: str, at: int) -> bool:
    """“được trình”, "tờ trình", "cơ quan trình" do not open the action that follows."""
    return _IS_NOUN.search(folded, max(0, at - 8), at) is not None
