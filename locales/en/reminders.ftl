morning-title = Reminder for { $weekday }, { $day }
morning-late = This message is later than usual.
morning-after-leave = Including what came up while you were on leave.
morning-overdue = Overdue
morning-today = Due today
morning-this-week = Due this week
morning-coming = Coming up
morning-hint = Tap a number to see the task or report it done.
morning-hint-look = Tap a number to see the task.
morning-hint-named = Tap a task to see it or report it done.
morning-hint-named-look = Tap a task to see it.
morning-overdue-directed = { $count } of the tasks you direct are overdue.
morning-overdue-by-last = This counts tasks past their last day, not single milestones.
morning-more = See all open tasks
morning-group = { $name } ({ $count })
morning-urgent = Urgent
morning-given = New to you
morning-no-due = no deadline yet
morning-page = Tasks { $first }–{ $last } of { $total }.
morning-goes-up-lead = the head of the unit is told today
morning-goes-up-director = the directors are told today
morning-went-up-lead = the head of the unit was told
morning-went-up-director = the directors were told
morning-overdue-all = { $unit ->
    [yes] The unit has { $count } overdue { $count ->
        [one] task
       *[other] tasks
    }.
   *[no] You have { $count } overdue { $count ->
        [one] task
       *[other] tasks
    }.
}
morning-dropped = While the bot was down, { $count } { $count ->
    [one] task was
   *[other] tasks were
} overdue, the earliest since { $day }; too long ago to remind you of each.
morning-dropped-title = { $count } overdue { $count ->
    [one] task
   *[other] tasks
} the bot could not remind you of
button-morning-done = ✅ Done
button-morning-done-task = ✅ { $number }
button-morning-overdue = Overdue ({ $count })
button-morning-dropped = Not reminded of ({ $count })
button-morning-back = ‹ To the reminder
ledger-kind-plan-loaded = new plan in short
plan-loaded-title = A new plan is in the bot
plan-loaded-intro = { $unit ->
    [yes] As of today your unit has:
   *[no] As of today you have:
}
plan-loaded-overdue = Overdue: { $count }
plan-loaded-soon = Due within 30 days: { $count }
plan-loaded-later = Due after that: { $count }
plan-loaded-open = All open tasks: { $count }
plan-loaded-hint = From now on the bot reminds you before each deadline. Reminders whose day has passed are not sent. Tap a button to see the list.
remind-nothing = No reminders go out on { $day }.
remind-planned = Planned { $messages } messages ({ $items } reminders), sent { $sent }.
remind-person = Recipient
remind-task = Task
remind-due = Due
remind-why = Why it is told
remind-step-before = { $days } days before it is due
remind-step-day = due on this day
remind-step-after = { $days } days late
remind-step-period = its period begins
remind-step-lead = the head of the unit was told
remind-step-director = who directs it was told
outbox-empty = There are no messages in the ledger yet.
outbox-kind = Message
outbox-when = Sent at
outbox-state = What became of it
outbox-attempts = Times tried
held-title = While you were away: { $total } pieces of news
ledger-kind-held = news after a leave
error-held-news-gone = Nothing of this news is left to look at. Type “my tasks” for what there is now.
