"""What a unit's name says, and the spellings of one unit brought together."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable

from bot.parsing.text import clean, fold
from bot.plans.people import read_people

_KIND = (
    r"(?:phòng|p\.|chi cục|trung tâm|văn phòng|thanh tra|sở|bộ|ban|cục|vụ|viện|trường|hội đồng|hội"
    r"|tổ|đội|đoàn|ubnd|hđnd|ủy ban|uỷ ban|công ty|công an|bệnh viện|doanh nghiệp|liên hiệp|quỹ|đài"
    r"|mặt trận|đảng ủy|đảng uỷ|chi bộ|công đoàn|kho bạc|ngân hàng|xã|phường|huyện|thị xã|lãnh đạo"
    r"|khối|bộ phận|ttud|chi nhánh|trạm|ubmttq|tòa án|viện kiểm sát|đại học|học viện|thành phố"
    r"|tập đoàn|tổng công ty|câu lạc bộ|hợp tác xã|đơn vị|cơ quan)"
)
UNIT = re.compile(rf"{_KIND}(?!\w)", re.IGNORECASE)
COLLECTIVE = re.compile(
    r"^(?:các|tất cả|toàn bộ|toàn thể|một số|những|mỗi|thành viên|cán bộ|công chức)\b"
    r"|^(?:đơn vị|cơ quan|phòng|bộ phận)(?:,? (?:đơn vị|phòng|ban))*"
    r" (?:thuộc|trực thuộc|liên quan|có liên quan|được giao)\b",
    re.IGNORECASE,
)
_OUTSIDE = re.compile(r"bên ngoài|ngoài (?:sở|cơ quan|đơn vị)\b|dự kiến mời", re.IGNORECASE)
PARENTHESIS = re.compile(r"\(([^()]*)\)?")
_MOST_UNITS = 1_000


def is_collective(name: str) -> bool:
    """A phrase for many units ("các phòng, đơn vị thuộc Sở") and no unit of its own."""
    return bool(COLLECTIVE.match(clean(name)))


def is_outside(name: str) -> bool:
    """A phrase for somebody outside the office, as far as it says so itself."""
    return bool(_OUTSIDE.search(clean(name)))


def group_units(names: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Each unit's fullest name to its other spellings, in the order they were met.

    Joined are: case, spaces and hyphens; "Văn phòng" and "Văn phòng Sở"; an abbreviation
    that the document explains or that only one long name of the same kind can mean; and a
    name cut short of which there is one full form. Slips of one letter are not joined.
    """
    counts = Counter(clean(name) for name in names if clean(name))
    groups: dict[str, list[str]] = defaultdict(list)
    for name in counts:
        groups[_key(name)].append(name)
    # Comparing all with all: no office has so many units, but a hostile file may.
    short_first = sorted(groups, key=lambda key: (len(key), key))
    for key in short_first if len(groups) <= _MOST_UNITS else ():
        if (fuller := _only_fuller(key, groups, counts)) is not None:
            groups[fuller] += groups.pop(key)
    return dict(_named(spellings) for spellings in groups.values())


def _key(name: str) -> str:
    """Equal for spellings that differ in nothing but case, spacing, marks and "của Sở"."""
    text = PARENTHESIS.sub(" ", name).casefold()
    text = re.sub(r"^p\.\s*|^p\s+", "phòng ", text)
    text = re.sub(r"[\s.,-]+", " ", text).strip()
    text = re.sub(r"^(văn phòng|thanh tra) sở$", r"\1", text)
    # "HC - TH" and "HC-TH" are HCTH; letters of words stay apart.
    return re.sub(r"\b([a-zđ&]{1,4}) (?=[a-zđ&]{1,4}$)", _closed_up(name), text)


def _closed_up(name: str) -> str:
    return r"\1" if re.search(r"[A-ZĐ]+\s*-\s*[A-ZĐ]+$", clean(name)) else r"\1 "


def _only_fuller(key: str, groups: dict[str, list[str]], counts: Counter[str]) -> str | None:
    """The one other unit that this name must mean; none when several could be meant."""
    explained = {k for k, spellings in groups.items() if k != key and _explains(spellings, key)}
    if len(explained) == 1:
        return explained.pop()
    fuller = [k for k in groups if k != key and (_is_cut_of(key, k) or _abbreviates(key, k))]
    kept = [k for k in fuller if not any(_is_slip_of(k, o, groups, counts) for o in fuller)]
    return kept[0] if len(kept) == 1 else None


def _explains(spellings: Iterable[str], key: str) -> bool:
    """ "Phòng Quản lý Khoa học (QLKH)" explains "Phòng QLKH"."""
    for name in spellings:
        kind = UNIT.match(name)
        aliases = [inside for inside in PARENTHESIS.findall(name) if not read_people(inside)]
        if kind and any(
            _key(f"{kind[0]} {alias}") == key or _key(alias) == key for alias in aliases
        ):
            return True
    return False


def _is_cut_of(short: str, long: str) -> bool:
    """The beginning of a longer name, saying more than the kind of unit."""
    kind = UNIT.match(short)
    own = short[kind.end() :].split() if kind else []
    return len(own) >= 2 and long.startswith(f"{short} ")


def _abbreviates(short: str, long: str) -> bool:
    """ "chi cục tđc" for "chi cục tiêu chuẩn đo lường chất lượng": same kind, initials in order."""
    kind = UNIT.match(short)
    if not kind or not long.startswith(f"{kind[0]} "):
        return False
    letters = re.sub(r"[^a-zđ]", "", short[kind.end() :])
    words = long[kind.end() :].split()
    if " " in short[kind.end() :].strip() or not 3 <= len(letters) <= len(words):
        return False
    initials = iter(word[0] for word in words)
    return letters[0] == words[0][0] and all(letter in initials for letter in letters)


def _is_slip_of(key: str, other: str, groups: dict[str, list[str]], counts: Counter[str]) -> bool:
    """Equal but for diacritics to a name that is met at least as often."""
    if key == other or fold(key) != fold(other):
        return False
    mine = sum(counts[name] for name in groups[key])
    theirs = sum(counts[name] for name in groups[other])
    return (theirs, other) > (mine, key)


def _named(spellings: list[str]) -> tuple[str, tuple[str, ...]]:
    bare = list(dict.fromkeys(clean(PARENTHESIS.sub(" ", name)) for name in spellings))
    canonical = max(bare, key=len)
    return canonical, tuple(name for name in spellings if name != canonical)
