"""Vietnamese telephone numbers, however they are written, in one form to compare them by."""

import re

_NOT_DIGITS = re.compile(r"\D")
_COUNTRY = re.compile(r"^(?:0084|084(?=\d{9,10}$)|84(?=\d{9,10}$))0?")
_FULL = re.compile(r"^0\d{9,10}$")
_WITHOUT_ZERO = re.compile(r"^[1-9]\d{8,9}$")
# In 2018 mobile numbers of eleven digits became ten; lists still print some of the old ones.
_RENUMBERED = {
    "0120": "070",
    "0121": "079",
    "0122": "077",
    "0126": "076",
    "0128": "078",
    "0123": "083",
    "0124": "084",
    "0125": "085",
    "0127": "081",
    "0129": "082",
    "0162": "032",
    "0163": "033",
    "0164": "034",
    "0165": "035",
    "0166": "036",
    "0167": "037",
    "0168": "038",
    "0169": "039",
    "0186": "056",
    "0188": "058",
    "0199": "059",
}


def same_phone(printed: str) -> str:
    """What spellings of one number share, as dialled inside the country; empty for no number.

    >>> same_phone("+84 912 345 678"), same_phone("0912.345.678"), same_phone("912345678")
    ('0912345678', '0912345678', '0912345678')
    >>> same_phone("0168 345 6789"), same_phone("máy lẻ 12")
    ('0383456789', '')
    """
    digits = _NOT_DIGITS.sub("", printed)
    national = _COUNTRY.sub("0", digits)
    if _WITHOUT_ZERO.match(national):  # Excel drops the zero of a number
        national = f"0{national}"
    if not _FULL.match(national):
        return ""
    if len(national) == 11 and national[:4] in _RENUMBERED:
        return _RENUMBERED[national[:4]] + national[4:]
    return national


def shared_phone(given: str) -> str:
    """The same of a number Telegram gives, its country in front; empty for another country's.

    >>> shared_phone("84912345678"), shared_phone("376912345")
    ('0912345678', '')
    """
    return same_phone(given) if _NOT_DIGITS.sub("", given).startswith(("84", "0")) else ""
