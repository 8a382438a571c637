# Handing tasks over for some days: said to the bot, agreed to, begun, ended.

command-bangiao = hand tasks over while away
handover-title = Handover
handover-whose = Tasks of: { $name }
handover-to = Stand-in: { $name }
handover-days = When: { $when }
handover-reason = Reason: { $reason }
handover-all-tasks = All open tasks: { $count }
handover-some-tasks = Only the ticked tasks: { $count }
handover-tasks-all = All tasks, also those assigned meanwhile
handover-tasks-some = Only the tasks { $number }
handover-ask-whose = Whose tasks are handed over? Choose or type a name.
handover-ask-whom = Who stands in? Choose or type a name.
handover-ask-days = From which day to the end of which day? Choose or type, for instance “1/6 - 15/6”.
handover-ask-reason = For what reason? Choose, type another one, or skip this.
handover-ask-tasks = Tick the tasks to be handed over. With none ticked all are.
handover-several = Several people are called “{ $said }”. Please choose one.
handover-check = The stand-in sees and does whatever the absent person was assigned, and gets the reminders; after the last day the tasks return by themselves. A head's right to approve does not pass on. Please check, then confirm.
handover-check-asking = Once your head or the office agrees, the tasks are handed over; after the last day they return by themselves. Please check, then send.
handover-not-enrolled = { $name } is not enrolled with the bot yet, so gets no reminders.
handover-away = { $name } is on leave on some of these days too.
handover-for-leave = Leave
handover-for-trip = Business trip
handover-for-study = Training
handover-this-week = Today until Friday
handover-next-week = Next week, until
handover-two-weeks = Two weeks from tomorrow, until
handover-not-sent = This handover is not made yet. Confirm or leave it first, then type your last words again; if they are the reason, press to change it.
button-handover-confirm = Hand over
button-handover-ask = Send the request
button-handover-whom = Another stand-in
button-handover-days = Other days
button-handover-reason = Another reason
button-handover-tasks = Choose tasks
button-handover-all = Hand over all
button-handover-whole = See the whole handover
button-handover-agree = Agree
button-handover-decline = Do not agree
button-handover-end = End early
button-handover-take-back = Take back
button-handover-move-end = Another last day
button-handover-sure = Yes, end it
button-handover-back = ‹ Back to the handover
button-handovers = ‹ All handovers
button-handover-new = New handover
button-handover = See the handover
button-handed-tasks = See these tasks
button-own-tasks = My open tasks
handovers-title = Handovers
handovers-hint = Running, coming, and waiting for an answer:
handovers-none = Nothing is handed over now.
handover-line = { $sign } { $name } → { $to }, { $start } - { $end }
handover-done = Handed over.
handover-sent = The request is sent. The bot tells you as soon as somebody agrees.
handover-agreed-now = You agreed.
handover-agreed-before = This was agreed to before.
handover-declined-now = Noted that you do not agree. The bot tells who asked.
handover-declined-before = This was declined before.
handover-ended-now = Ended. The tasks are back with whom they are assigned to.
handover-ended-before = This had ended before.
handover-moved-now = The last day is changed.
handover-moved-before = The last day is as it was.
handover-is-asked = Waiting for the head of the unit or the office to agree.
handover-is-agreed = { $name } agreed; it has not begun yet.
handover-is-running = Running, { $name } agreed.
handover-is-ended = Ended; the tasks are back.
handover-is-declined = { $name } did not agree.
handover-is-withdrawn = Taken back, nothing is handed over.
handover-end-sure = End it early? The tasks of { $name } leave { $to } and return at once.
handover-take-back-sure = Take back the handover of the tasks of { $name } to { $to }?
handover-ask-end = The tasks of { $name } are handed over until { $end }. Which is the new last day? Choose or type, for instance “20/6”.
in-place-of = for { $name }
card-handed-over = { $name } handed over to { $to } until { $end }
result-by-for = { $name } for { $absent }, { $day }
person-hand-over = Hand over
person-handed-over = Handed over to { $to } until { $end }
notice-handover-asked = <b>{ $name }</b> asks to hand tasks over to { $to } from { $start } until { $end }{ $tasks ->
    [0] {""}
   *[other] , { $tasks } chosen tasks
 }. Reason: { $reason }. Do you agree?
notice-handover-agreed = Your tasks are handed over to { $to } from { $start } until { $end }.
notice-handover-received = You stand in for { $name } from { $start } until { $end }. The bot sends the list of tasks on the first day.
notice-handover-declined = { $name } did not agree to hand tasks over to { $to }. The tasks are as before; please talk to each other if need be.
notice-handover-begun = From today { $to } stands in for you on the tasks handed over, until { $end }. You still see them; reminders go to { $to }.
notice-handover-begun-for-you = From today you stand in for <b>{ $name }</b>, until { $end }: { $count } open tasks{ $overdue ->
    [0] {""}
   *[other] , { $overdue } of them overdue
 }.{ $approvals ->
    [0] {""}
   *[other] {" "}Results for you to approve: { $approvals }.
 }{ $extensions ->
    [0] {""}
   *[other] {" "}Extensions for you to decide: { $extensions }.
 }
notice-handover-ended = The handover to { $to } is over, the tasks are back with you: { $count } open{ $overdue ->
    [0] {""}
   *[other] , { $overdue } of them overdue
 }.{ $approvals ->
    [0] {""}
   *[other] {" "}Results for you to approve: { $approvals }.
 }{ $extensions ->
    [0] {""}
   *[other] {" "}Extensions for you to decide: { $extensions }.
 }
button-asked-extensions = Extensions asked for
notice-handover-ended-for-you = You no longer stand in for { $name }; the tasks have returned. Thank you.
notice-handover-taken-back = The handover of the tasks of { $name } to { $to } from { $start } until { $end } is taken back. The tasks are as before.
notice-handover-end-moved = The handover to { $to } now runs from { $start } until { $end }.
notice-handover-end-moved-for-you = You now stand in for { $name } from { $start } until { $end }.
notice-handover-lapsed = The request to hand tasks over to { $to } from { $start } until { $end } was not answered in time and is put away. Type /bangiao to hand over.
notice-handover-left = { $to } is no longer on the staff list and does not stand in for { $name } any more. The tasks are back with { $name }; type /bangiao for another stand-in.
left-handover = The handover is put away; nothing is handed over.
left-handover-end = The last day is as it was.
error-not-allowed-hand-over = You hand over your own tasks; a head within the unit, the office for everybody. Please ask the office for this one.
error-handover-person-left = This person is no longer on the staff list. Type /bangiao to choose somebody else.
error-stand-in-left = The stand-in is no longer on the staff list. Type /bangiao to choose somebody else.
error-handover-to-self = Tasks cannot be handed over to the same person. Please choose somebody else.
error-handover-past = These days are over. Please type days from today on, with the year if it is next year.
error-handover-backwards = The last day is before the first. Please type again, for instance “1/6 - 15/6”.
error-handover-too-long = A handover lasts a year at most. For longer, ask the head of the unit to assign the tasks anew.
error-handover-days-unreadable = The bot cannot read the days. Please type, for instance, “1/6 - 15/6” or “next week”.
error-handover-nobody = Nobody in the office is called “{ $said }”. Please type the name again.
error-handover-taken = The tasks of { $name } are handed over, or asked to be, to { $to } from { $start } until { $end }. Please choose other days, or type /bangiao to end that one first.
error-handover-loop = { $name } hands tasks over to { $to } on these days, so nobody would do them. Please choose somebody else.
error-handover-over = This handover is over or taken back. Type /bangiao to see.
error-handover-not-found = This handover is not among those you may see. Type /bangiao to see yours.
error-handover-no-tasks = The ticked tasks are no longer open. Please choose again.
error-handover-longer = The head of the unit or the office makes it longer for you. Please ask them, or choose an earlier day.
error-handover-use-buttons = The handover is complete. Tap a button to confirm or change it, or type /huy to leave it.
