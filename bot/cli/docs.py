"""`nhacviec docs …`: parts of the documentation that the code itself knows best."""

from typing import Annotated

import typer

from bot.acts import POSSIBLE, Act, OfficeAct
from bot.domain import Role, TaskState
from bot.messages.catalog import Words, words_in
from bot.services.rights import OFFICE_TABLE, TABLE, Relation

app = typer.Typer(no_args_is_help=True, help="Parts of the documentation, as Markdown.")


@app.callback()
def docs() -> None:
    """Parts of the documentation, as Markdown."""


@app.command("rights")
def rights(
    language: Annotated[str, typer.Option(help="vi or en.")] = "en",
) -> None:
    """Print who may do what: the table the bot asks before every act."""
    print(rights_as_markdown(words_in(language)))


def rights_as_markdown(words: Words) -> str:
    """The table of rights: an act a row, a role a column, in each cell the relations it takes."""
    return "\n\n".join(
        [
            f"# {words('rights-title')}",
            words("rights-intro"),
            _relations(words),
            f"## {words('rights-on-tasks')}",
            _on_tasks(words),
            f"## {words('rights-in-office')}",
            _in_office(words),
            f"## {words('rights-lists')}",
            words("rights-lists-means"),
        ]
    )


def _relations(words: Words) -> str:
    return "\n".join(
        f"- **{words(f'relation-{_key(one)}')}**: {words(f'relation-{_key(one)}-means')}"
        for one in Relation
        if one is not Relation.NONE
    )


def _on_tasks(words: Words) -> str:
    head = [words("rights-act"), *(words(f"role-{role}") for role in Role)]
    head += [words("rights-stranger"), words("rights-states")]
    rows = [
        [
            words(f"act-{_key(act)}"),
            *(_cell(words, act, role) for role in Role),
            words("rights-no"),
            _states(words, POSSIBLE[act]),
        ]
        for act in Act
    ]
    return _table(head, rows)


def _cell(words: Words, act: Act, role: Role) -> str:
    """What the role may on top of what every officer may."""
    of = TABLE[act].get(role, frozenset())
    if of == frozenset(Relation):
        return words("rights-any")
    if of == frozenset(Relation) - {Relation.NONE}:
        return words("rights-related")
    named = [words(f"relation-{_key(one)}") for one in Relation if one in of]
    return ", ".join(named) or words("rights-no")


def _states(words: Words, states: frozenset[TaskState]) -> str:
    if states == frozenset(TaskState):
        return words("rights-every-state")
    return ", ".join(words(f"state-{state}") for state in TaskState if state in states)


def _in_office(words: Words) -> str:
    head = [words("rights-act"), *(words(f"role-{role}") for role in Role)]
    head.append(words("rights-stranger"))
    rows = [
        [
            words(f"act-{_key(act)}"),
            *(words("rights-yes" if role in OFFICE_TABLE[act] else "rights-no") for role in Role),
            words("rights-no"),
        ]
        for act in OfficeAct
    ]
    return _table(head, rows)


def _table(head: list[str], rows: list[list[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _key(value: Act | OfficeAct | Relation) -> str:
    return value.value.replace("_", "-")
