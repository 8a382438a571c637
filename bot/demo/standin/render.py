"""A message's text and entities as HTML that is safe to put into the chat page."""

from html import escape

from bot.demo.standin.entities import ASTRAL, Entity

PLAIN_TAGS = {
    "bold": "b",
    "italic": "i",
    "underline": "u",
    "strikethrough": "s",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
}
CLASSED = {
    "spoiler": ('<span class="spoiler">', "</span>"),
    "expandable_blockquote": ('<blockquote class="expandable">', "</blockquote>"),
}
NO_TAGS = ("", "")
LINKABLE = ("http://", "https://", "tg://")


def to_html(text: str, entities: tuple[Entity, ...]) -> str:
    """Escaped text with tags opened and closed so that they always nest."""
    shown = [one for one in entities if _tags(one, text) != NO_TAGS]
    cuts = sorted({0, *(one.offset for one in shown), *(one.end for one in shown)})
    html: list[str] = []
    stack: list[Entity] = []
    for start, end in zip(cuts, [*cuts[1:], None], strict=True):
        _close(html, stack, text, at=start)
        for entity in shown:
            if entity.offset == start:
                stack.append(entity)
                html.append(_tags(entity, text)[0])
        html.append(_escaped(_units(text, start, end)))
    _close(html, stack, text, at=None)
    return "".join(html)


def _close(html: list[str], stack: list[Entity], text: str, *, at: int | None) -> None:
    """Closes what ends here; what overlaps it is closed too and opened again."""
    ending = [one for one in stack if at is None or one.end <= at]
    if not ending:
        return
    lowest = stack.index(ending[0])
    html.extend(_tags(one, text)[1] for one in reversed(stack[lowest:]))
    again = [one for one in stack[lowest:] if one not in ending]
    stack[lowest:] = again
    html.extend(_tags(one, text)[0] for one in again)


def _tags(entity: Entity, text: str) -> tuple[str, str]:
    """The opening and the closing tag, or nothing for what the page does not show."""
    tag = PLAIN_TAGS.get(entity.type)
    if tag:
        return f"<{tag}>", f"</{tag}>"
    if entity.type in CLASSED:
        return CLASSED[entity.type]
    if entity.type == "date_time":
        form = entity.date_time_format or ""
        return f'<time data-unix="{entity.unix_time}" data-format="{form}">', "</time>"
    if entity.type not in {"url", "text_link"}:
        return NO_TAGS
    href = entity.url or _units(text, entity.offset, entity.end)
    if not href.lower().startswith(LINKABLE):
        return NO_TAGS
    return f'<a href="{escape(href)}" target="_blank" rel="noopener noreferrer">', "</a>"


def _escaped(text: str) -> str:
    return escape(text).replace("\n", "<br>")


def _units(text: str, start: int, end: int | None) -> str:
    """A slice counted in UTF-16 units."""
    if not ASTRAL.search(text):
        return text[start:end]
    raw = text.encode("utf-16-le", errors="surrogatepass")
    cut = raw[2 * start : None if end is None else 2 * end]
    return cut.decode("utf-16-le", errors="replace")
