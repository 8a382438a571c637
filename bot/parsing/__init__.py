"""Vietnamese office language to values: a library that needs nothing of the bot.

Its two doors are `deadlines.read_deadline` for the time cell of a plan and `queries.read_query`
for what an officer types; `values` holds what they give. How it is built: docs/reading.md.

>>> from datetime import date
>>> from bot.parsing.deadlines import read_deadline
>>> (milestone,) = read_deadline("trước 30/6 trình dự thảo", year=2024).milestones
>>> str(milestone.due), milestone.text
('2024-06-30', 'trình dự thảo')
>>> from bot.parsing.queries import read_query
>>> query = read_query("viec qua han cua toi", today=date(2024, 5, 15), year=2024)
>>> str(query.intent), query.owner, str(query.status)
('list', 'me', 'overdue')
"""
