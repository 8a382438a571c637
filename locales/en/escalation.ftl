# Tasks long overdue go up the line: the message to superiors, asking again, what the doers are told.

escalation-title = Late tasks for you to look at: { $count }
escalation-lead = Tasks of your unit
escalation-director = Tasks you direct, not finished by the units
escalation-nobody-directs = Tasks not finished by the units, with nobody named to direct them
escalation-nobody = given to nobody
escalation-hint = You hear of a task once for each due date. Tap a number to see the task; tap “Ask again” and the bot asks how it is going, the answer comes here.
button-ask-again = Ask again
button-all-late = See all overdue tasks
notice-escalation-unheard = { $count } overdue tasks were to go up to { $names }, whom no message reaches: not enrolled, or Telegram does not deliver. Tasks { $numbers }. Send the enrolment link again from the staff list, or tell them in person.
asked-again-now = Asked about task { $numbers }.
asked-again-before = Asked today already about task { $numbers }.
asked-again-nobody = Nobody else to ask about task { $numbers }.
asked-again-over = These tasks are handed in, moved or at rest; nothing is left to ask.
story-escalated = { $name } told { $names } because the task is overdue.
error-message-not-found = This message was not sent to you, so you cannot ask from it. Type “việc quá hạn” to see what is overdue.
