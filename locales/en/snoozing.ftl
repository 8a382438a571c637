# Reminding again later, as the recipient chooses.

button-snooze = 🔔 Later
button-snooze-task = 🔔 { $number }
button-snooze-back = ‹ Never mind
snooze-hour = In 1 hour ({ $at })
snooze-afternoon = This afternoon ({ $at })
snooze-tomorrow = Tomorrow ({ $at })
snooze-monday = Next Monday ({ $at })
snooze-morning = Morning of { $weekday } { $day } ({ $hour })
snooze-day = { $weekday } { $day } ({ $hour })
snooze-three-days = In 3 working days ({ $at })
snooze-at = { $hour } { $weekday } { $day }
snooze-set = The bot will remind you of task { $number } at { $at }. Its usual reminders stay.
snooze-end = Drop the one at { $at }
snooze-ended = You will not be reminded of task { $number } again at that time. Its usual reminders stay.
snooze-title = Reminder
error-snooze-afternoon-over = There is no time left this afternoon. Please choose another time.
error-not-allowed-snooze = This task is none of yours, so the bot cannot remind you of it.
