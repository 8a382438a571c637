"""Found words in lists: bold where they stand, and what was looked for in the end."""

from collections.abc import Sequence
from dataclasses import replace

from bot.domain import Search, TaskFilter, TaskLine, TaskPage, TextField
from bot.messages.asking.titles import list_title
from bot.messages.catalog import Words
from bot.messages.text import safe, shorten
from bot.parsing.search_words import WordAt, split_words, words_at
from bot.parsing.text import clean

_ELSEWHERE = 100


def marked(text: str, search: Search, *, room: int) -> str:
    """As much of a text as fits, with the first found word in it, the found ones in bold; HTML."""
    printed = clean(text)
    stretches = _stretches(printed, search)
    start = _window_start(printed, stretches, room)
    shown = shorten(printed[start:], room - bool(start))
    end = start + len(shown.removesuffix("…"))
    parts, at = ["…" if start else ""], start
    for found_from, found_to in stretches:
        first, last = max(found_from, start), min(found_to, end)
        if first < last:
            parts += [safe(printed[at:first]), f"<b>{safe(printed[first:last])}</b>"]
            at = last
    return "".join([*parts, safe(printed[at:end]), shown[end - start :]])


def _stretches(printed: str, search: Search) -> list[tuple[int, int]]:
    """From where to where found words stand, those side by side together."""
    stretches: list[tuple[int, int]] = []
    is_next = False
    for word in words_at(printed):
        is_found = search.meets(word.word)
        if is_found and is_next:
            stretches[-1] = (stretches[-1][0], word.end)
        elif is_found:
            stretches.append((word.start, word.end))
        is_next = is_found
    return stretches


def _window_start(printed: str, stretches: list[tuple[int, int]], room: int) -> int:
    """0 where the first found word is among what is shown anyway, else a little before it."""
    before = room // 3
    if not stretches or len(printed) <= room:
        return 0
    first, last = stretches[0]
    if last < room or first < before:
        return 0
    space = printed.find(" ", first - before, first)
    return space + 1 if space >= 0 else first


def elsewhere(words: Words, search: Search, line: TaskLine) -> list[str]:
    """Where the words are that the line does not show; HTML."""
    if line.found is None or line.found.field is TextField.NUMBER:
        return []
    text = marked(line.found.text, search, room=_ELSEWHERE)
    return [f"   <i>{words(f'found-in-{line.found.field.value}', text=text)}</i>"]


def notes(words: Words, page: TaskPage) -> list[str]:
    """What was looked for instead of what was asked, if so; HTML."""
    search = page.search
    if search is None:
        return []
    lines: list[str] = []
    if search.replaced:
        asked, instead = safe(_as_typed(page.filter)), safe(_as_printed(search, page.lines))
        lines.append(words("list-search-instead", asked=asked, instead=instead))
    if search.is_partial:
        lines.append(words("list-search-most"))
    return lines


def title(words: Words, page: TaskPage, owner_name: str | None) -> str:
    """The list's title, its words as the first task of the page writes them; not yet escaped.

    Quoted as they were typed are words with marks that the task writes with others, and those
    that no task has all of, which is said.
    """
    typed = _as_typed(page.filter)
    if page.search is None or page.search.is_partial:
        asked = replace(page.filter, words=typed)
        return list_title(words, asked, owner_name, some_words=page.search is not None)
    printed = _as_printed(page.search, page.lines)
    if not page.search.replaced and _has_other_marks(typed, printed):
        printed = typed
    return list_title(words, replace(page.filter, words=printed), owner_name)


def _has_other_marks(typed: str, printed: str) -> bool:
    """Whether words were typed with marks, and not with those of the task.

    Who types none in a hurry leaves them to the task.
    """
    marked = _spelled(typed)
    return marked != split_words(typed) and marked != _spelled(printed)[: len(marked)]


def _spelled(text: str) -> list[str]:
    """The words with their marks; zeros in front left out, as folding does."""
    whole = clean(text)
    return [whole[at.start : at.end].lower().lstrip("0") for at in words_at(whole)]


def _as_typed(wanted: TaskFilter) -> str:
    """The words with their marks while these are known; a button keeps only folded ones."""
    is_of_words = bool(wanted.words) and split_words(wanted.typed) == split_words(wanted.words)
    return clean(wanted.typed) if is_of_words else wanted.words


def _as_printed(search: Search, lines: Sequence[TaskLine]) -> str:
    """As the first of the lines has them; folded where the tasks went between two looks."""
    texts = [clean(text) for line in lines[:1] for text in _shown(line)]
    for text in texts:
        if together := _side_by_side(text, search):
            return together
    written = [(text, word) for text in texts for word in words_at(text)]
    return " ".join(
        next((text[at.start : at.end].lower() for text, at in written if at.word == word), word)
        for word in search.words
    )


def _shown(line: TaskLine) -> list[str]:
    return [line.content, *([line.found.text] if line.found else [])]


def _side_by_side(text: str, search: Search) -> str:
    """The words as they follow each other in a text, with the signs between them."""
    written = words_at(text)
    size = len(search.words)
    for at in range(len(written) - size + 1):
        here = written[at : at + size]
        if _follow(here, search):
            return text[here[0].start : here[-1].end]
    return ""


def _follow(written: list[WordAt], search: Search) -> bool:
    *before, last = (one.word for one in written)
    if tuple(before) != search.words[:-1]:
        return False
    return last == search.words[-1] or (search.prefix and last.startswith(search.words[-1]))
