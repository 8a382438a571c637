"""Which line of a narrative stands under which."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from bot.plans.narrative.actions import is_action
from bot.plans.narrative.lines import Line, Rank

_DEEPER_SIGNS = frozenset("+◦○o·")


@dataclass(slots=True)
class Node:
    line: Line
    children: list["Node"] = field(default_factory=list)


def tree_of(lines: Iterable[Line]) -> Node:
    """A root whose children are the outermost lines."""
    root = Node(Line(-1, "", "", ""))
    path: list[tuple[int, Node]] = [(-1, root)]
    for line in lines:
        rank = _rank(line, path)
        while path[-1][0] >= rank:
            path.pop()
        node = Node(line)
        path[-1][1].children.append(node)
        # A plain paragraph holds what follows only if it announces it.
        if rank != Rank.PLAIN or line.introduces:
            path.append((rank, node))
    return root


def _rank(line: Line, path: list[tuple[int, Node]]) -> int:
    if line.rank == Rank.BULLET:
        return _bullet_rank(line, path)
    if line.rank == Rank.INNER and line.number.isdigit():
        # "1)" counts inside "1." or "a)", and is a number like any other elsewhere.
        numbered = any(Rank.DECIMAL <= rank <= Rank.SMALL for rank, _ in path[1:])
        return Rank.INNER if numbered and not _is_sibling(path) else Rank.DECIMAL
    return line.rank


def _is_sibling(path: list[tuple[int, Node]]) -> bool:
    """The number above was of the same form, so this one stands beside it."""
    decimals = [node for rank, node in path if rank == Rank.DECIMAL]
    return bool(decimals) and decimals[-1].line.rank == Rank.INNER


def _bullet_rank(line: Line, path: list[tuple[int, Node]]) -> int:
    """Offices nest signs in any order: a sign met before stands where it stood."""
    signs = {node.line.number: (rank, node) for rank, node in reversed(path) if rank >= Rank.BULLET}
    if not signs:
        return Rank.BULLET
    deepest = max(rank for rank, _ in signs.values())
    if line.number in signs:
        rank, above = signs[line.number]
        # Some conversions print all depths with one sign: what is no task by itself, such as
        # the name of a decree, belongs to the line that announced it.
        return rank + 1 if _announces(above, line) and not is_action(line.text) else rank
    nests = line.number in _DEEPER_SIGNS or path[-1][1].line.introduces
    return deepest + 1 if nests else Rank.BULLET


def _announces(above: Node, line: Line) -> bool:
    """The line above waits for a list, and none with another sign has come."""
    listed = all(child.line.number == line.number for child in above.children)
    return above.line.introduces and listed
