"""Figures side by side, printed as they come."""

from collections.abc import Sequence


def show(title: str, head: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """A small table on standard output: a name to the left, figures to the right."""
    lines = [head, *rows]
    widths = [max(len(line[column]) for line in lines) for column in range(len(head))]
    print(f"\n{title}")
    for line in lines:
        name, *figures = line
        cells = (figure.rjust(width) for figure, width in zip(figures, widths[1:], strict=True))
        print("  ", name.ljust(widths[0]), *cells, sep="  ", flush=True)
