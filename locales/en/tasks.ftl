list-owner-me = Your tasks
list-owner-unit = Tasks of { $name }
list-owner-leading = Tasks led by { $name }
list-owner-named = Tasks naming { $name }
list-owner-person = Tasks of { $name }
list-owner-all = Tasks
list-status-open = not done
list-status-done = done
list-status-overdue = overdue
list-found = Results for “{ $words }”
list-words = with “{ $words }”
list-summary = { $total ->
    [one] 1 task.
   *[other] { $total } tasks.
}
list-summary-period = { $total ->
    [one] 1 task, { $inside } due in this period.
   *[other] { $total } tasks, { $inside } due in this period.
}
list-running = Running during this period, due outside it:
list-empty = There are no tasks.
list-hint = Tap a number to see the task.
list-late = See { $count } overdue
line-due = due { $day }, { $distance }
due-awaited = no date yet
page-before = ‹ Previous
page-after = Page { $page }/{ $pages } ›
state-not_started = not started
state-in_progress = in progress
state-awaiting_approval = awaiting approval
state-done = done
state-paused = paused
state-cancelled = cancelled
which-task = Several tasks have number { $number }. Please choose one:
card-title = Task { $number } · { $state }
card-timeline = <b>Time:</b> { $value }
card-due = <b>Due:</b> { $day }, { $distance }
card-lead = <b>Lead:</b> { $value }
card-coordinating = <b>Co-operating:</b> { $value }
card-directing = <b>Directing:</b> { $value }
card-expected = <b>Expected result:</b> { $value }
card-budget = <b>Budget:</b> { $amount } VND
card-left-out = No longer in the plan since version { $version }.
card-section = <b>Section:</b> { $value }
card-results = Results handed in
card-false-lead = If this was reported by mistake, please ask the lead of your unit to return the result.
card-false-office = If this was reported by mistake, please ask the office to return the result.
milestone-by = by { $day }
milestone-window = { $start } - { $day }
milestone-awaits = when: { $trigger }
milestone-awaits-days = { $days } days after: { $trigger }
milestone-passed = (overdue)
result-by = { $name }, { $day }
result-files = { $count ->
    [one] 1 file
   *[other] { $count } files
}
document = no. { $number }
document-of-day = no. { $number } of { $day }
button-done = Done
button-files = Result files ({ $count })
button-back = ‹ Back to the list
button-open-card = Open the task
button-fewer-acts = ‹ Back to the task
