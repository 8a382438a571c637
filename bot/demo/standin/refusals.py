"""Why the chat page, or a phone, does not do what it was asked."""

from enum import StrEnum


class Reason(StrEnum):
    """The page words these."""

    BAD_REQUEST = "bad_request"
    BAD_TIME = "bad_time"
    BACKWARDS = "backwards"
    BLOCKED = "blocked"
    EMPTY = "empty"
    EMPTY_FILE = "empty_file"
    FOREIGN = "foreign"
    NO_BOT = "no_bot"
    NO_CHAT = "no_chat"
    NO_CLOCK = "no_clock"
    NO_FILE = "no_file"
    NO_MESSAGE = "no_message"
    NO_PERSON = "no_person"
    NO_TOPIC = "no_topic"
    NOT_A_MEMBER = "not_a_member"
    NOT_A_PICTURE = "not_a_picture"
    TOO_LARGE = "too_large"
    TOO_LONG = "too_long"


STATUS = {
    Reason.BACKWARDS: 409,
    Reason.BLOCKED: 409,
    Reason.NO_BOT: 409,
    Reason.NO_CLOCK: 409,
    Reason.FOREIGN: 403,
    Reason.NOT_A_MEMBER: 403,
    Reason.NO_CHAT: 404,
    Reason.NO_TOPIC: 404,
    Reason.NO_FILE: 404,
    Reason.NO_MESSAGE: 404,
    Reason.NO_PERSON: 404,
    Reason.TOO_LARGE: 413,
}


class Refused(Exception):
    """An act that cannot be done; nothing has happened."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason)
        self.reason = reason

    @property
    def status(self) -> int:
        """The HTTP status that goes with the reason."""
        return STATUS.get(self.reason, 400)
