"""How a time cell is laid out, which of its times count, and whose action is which text."""
