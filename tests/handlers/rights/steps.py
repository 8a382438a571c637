"""What a person does, and what the bot shows or says then; several where one of them may come."""


class Step:
    """The label or the words, and what then comes."""

    __match_args__ = ("words",)

    def __init__(self, words: str, *shows: str) -> None:
        self.words, self.shows = words, shows


class Tap(Step):
    """A button, the newest of that label."""


class Say(Step):
    """Words, as they are typed."""
