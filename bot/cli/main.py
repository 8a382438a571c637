"""`nhacviec`: the commands and their groups."""

import typer

from bot.cli import (
    ask,
    broadcast,
    db,
    docs,
    outbox,
    people,
    plan,
    plan_diff,
    read,
    remind,
    serve,
    words,
)

app = typer.Typer(
    name="nhacviec",
    help="Nhắc Việc: an office's annual plan, told to the people who do it, in time.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.command("demo")(serve.demo)
app.command("run")(serve.run_bot)
app.command("ask")(ask.ask)
app.command("broadcast")(broadcast.broadcast)
plan.app.command("diff")(plan_diff.diff)
plan.app.command("amend")(plan_diff.amend_plan)
app.add_typer(plan.app, name="plan", help="Read, store and list plans.")
app.add_typer(people.app, name="people", help="Staff list and enrolment links.")
app.add_typer(remind.app, name="remind", help="What would go out, and one tick.")
app.add_typer(outbox.app, name="outbox", help="The delivery ledger.")
app.add_typer(read.app, name="read", help="What phrases mean, one a line.")
app.add_typer(words.app, name="words", help="The bot's messages in the office's own words.")
app.add_typer(docs.app, name="docs", help="Parts of the documentation.")
app.add_typer(db.app, name="db", help="The database.")
