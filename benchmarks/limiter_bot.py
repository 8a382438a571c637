"""python-telegram-bot with its own AIORateLimiter, one message to each of so many people.

`python -m benchmarks.limiter_bot URL TOKEN FIRST COUNT`; the accounts follow on the first.
"""

import asyncio
import sys

from telegram.ext import AIORateLimiter, Application

_TRIES = 20
"""What Telegram refused is tried again so often, as the library offers it."""


async def tell_all(url: str, token: str, people: range) -> None:
    limiter = AIORateLimiter(max_retries=_TRIES)
    builder = Application.builder().token(token).base_url(f"{url}/bot").rate_limiter(limiter)
    bot = builder.build().bot
    async with bot:
        await asyncio.gather(*(bot.send_message(person, "Tin của cơ quan") for person in people))


def main(url: str, token: str, first: str, count: str) -> None:
    asyncio.run(tell_all(url, token, range(int(first), int(first) + int(count))))


if __name__ == "__main__":
    main(*sys.argv[1:])
