"""How quick the bot is; `make bench` runs everything and prints ratios."""
