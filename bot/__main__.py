"""`python -m bot`, the same door as the command line."""

from bot.cli.main import app


def main() -> None:
    """The command `nhacviec`."""
    app()


if __name__ == "__main__":
    main()
