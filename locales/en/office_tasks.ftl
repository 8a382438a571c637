# Tasks that arise; changing, pausing and cancelling a task.

command-themviec = add a task that arose
arisen-plan-title = Tasks that arose in { $year }
arising-title = New task
arising-check = Look it over, then tap Assign. Tap a part to change it.
arising-unfinished = A task needs its content and somebody to do it. Tap the part that is missing.
arising-nobody = Nobody in your office is called “{ $said }”; that part was left out.
arising-urgent = 🔴 <b>Urgent</b>: the news of it goes out at once, at any hour.
arising-given = Task <b>{ $number }</b> is assigned: { $content }
arising-due = Due: { $day }.
arising-no-due = It has no deadline, so the bot does not remind of it.
news-told = The bot tells: { $names }.
news-told-nobody = The bot reaches nobody.
news-not-enrolled = Not enrolled yet, so without the message: { $names }. Please tell them yourself.
news-and-more = { $names } and { $count } more
part-line = <b>{ $label }:</b> { $value }
part-none = none yet
part-content = Content
part-leads = Assigned to
part-helps = Co-operating
part-time = Deadline
part-result = Result
part-number = Number
part-budget = Budget
ask-part-content = Type what is to be done.
ask-part-leads = Which unit or person is it for? Tap one, or type a name; several with commas between them.
ask-part-helps = Who co-operates? Tap one, or type names with commas between them; write offices outside in full.
ask-part-time = What is the deadline? Type it as a plan would: trước 30/6; quý III; hàng tháng; by 30/6.
ask-part-result = What is the expected result? For example: a report signed by the director.
ask-part-number = Type the new number, for example 24 or PS3.
ask-part-budget = Type the budget, for example 25 triệu or 25.000.000.
part-several = Several fit “{ $said }”. Choose one:
read-due = { $day }, { $distance }
read-window = from { $start } to { $day }, { $distance }
read-again = repeated, next on { $day }
read-awaits = { $days ->
    [0] when { $trigger }
   *[other] { $days } days after { $trigger }
 }
read-more = … and { $count } more
quick-day = { $label }: { $day }
quick-friday = Friday
quick-month = End of the month
quick-quarter = End of the quarter
button-give = ✅ Assign
button-urgent = ☐ Urgent
button-not-urgent = ☑ Urgent
button-leave-out = Skip
button-whole = Whole task
button-add-task = Add another task
left-arising = The new task was put away. Nothing was assigned.

button-edit-task = Change task
button-pause-task = Pause
button-resume = Resume
button-cancel-task = Cancel task
edit-title = Change task { $number }
edit-choose = Tap what you want to change.
edit-due = due { $day }
edit-now = <b>{ $label } now:</b> { $value }
edit-new = <b>Becomes:</b> { $value }
edit-saved = { $label } of task { $number } was changed.
edit-same = { $label } of task { $number } stays as it was.
amount = { $amount } đồng
button-save-part = ✅ Save
button-type-again = Type again
button-all-parts = ‹ All parts
button-empty-part = Leave empty
left-task-edit = Task { $number } was left as it is.

pause-ask = Pause task <b>{ $number }</b>: { $content }
    Until when? Tap, or type a day such as 1/8. Meanwhile the bot neither reminds of it nor counts it late.
pause-week = A week
pause-month = Start of next month
pause-open = Until it is resumed
paused-until = Task { $number } is paused until { $day }; on that day it goes on by itself.
paused-open = Task { $number } is paused until somebody resumes it.
resumed = Task { $number } goes on.
resumed-late = Milestone { $day }: { $distance }.
resumed-due = Due { $day }, { $distance }.
left-pause-task = All right. Task { $number } is not paused.
card-paused-until = ⏸ Paused until { $day }
card-urgent = 🔴 <b>Urgent</b>

cancel-ask = Cancel task <b>{ $number }</b>: { $content }
    Why? Tap or type the reason; everybody on the task will read it.
cancel-reason-twice = The same as another task
cancel-reason-not-needed = Not needed any more
cancel-reason-from-above = Withdrawn from above
cancelled = Task <b>{ $number }</b> is cancelled: { $content }
cancelled-reason = Reason: { $reason }
left-cancel-task = All right. Task { $number } is not cancelled.
order-which = Several tasks have the number { $number }. Choose one:

notice-task-given = { $urgent ->
    [yes] 🔴 <b>Urgent.</b>{ " " }
   *[no] {""}
 }{ $name } gave a new task <b>{ $number }</b>: { $content }{ $due ->
    [none] {""}
   *[other] {" "}(due { $due })
 }
notice-task-taken-off = { $name } changed task { $number }: it is no longer yours or your unit's.
notice-task-moved = { $name } changed the deadline of task { $number }: { $old ->
    [none] it had none
   *[other] it was due { $old }
 }, { $due ->
    [none] now it has none.
   *[other] now it is due { $due }.
 }
notice-task-edited = { $name } changed the { $part ->
    [content] content
   *[result] expected result
 } of task { $number }. Open it to see.
notice-task-paused = { $name } paused task { $number } { $until ->
    [open] until further notice
   *[other] until { $until }
 }. Meanwhile the bot does not remind of it.
notice-task-resumed = Task { $number } goes on from today{ $late ->
    [0] { $due ->
        [none] .
       *[other] , due { $due }.
     }
   *[other] ; it is { $days } days late.
 }
notice-task-cancelled = { $name } cancelled task { $number }: { $content }
    Reason: { $reason }
notice-cancel-undone = { $name } restored task { $number }; it goes on as before.

error-not-allowed-add-task = The office adds tasks that arise. Tell the office what, for whom and until when.
error-not-allowed-edit = Only the office can change a task. Tell the office what is to be changed.
error-not-allowed-pause = Only the office can pause a task. Tell the office, or ask for an extension.
error-not-allowed-resume = Only the office can resume a paused task. Tell the office.
error-not-allowed-cancel = Only the office can cancel a task. Tell the office, with the reason.
error-part-too-long = That is longer than { $limit } characters (it has { $length }). Please shorten it and send it again.
error-part-empty = There are no readable words in that. Please type it again.
error-part-no-time = The bot found no deadline in “{ $said }”. Type it again, for example: trước 30/6; quý III; by 30/6.
error-part-past = The deadline { $day } is over. Type a day from today on.
error-part-no-number = “{ $said }” is no number of a task. Type it again, for example 24 or PS3.
error-part-number-taken = This plan has a task { $number } already. Type another number.
error-part-no-budget = The bot found no amount in “{ $said }”. Type it again, for example 25 triệu or 25.000.000.
error-part-no-whom = It is not clear who it is for. Tap one or type the name again.
error-part-nobody = No unit or person is called “{ $said }”. Type the name again or tap one.
error-part-whom-gone = A unit or person you chose is no longer in your office. Choose again under Assigned to or Co-operating.
error-part-changed-meanwhile = Somebody else has just changed this part of task { $number }. Look at the new value below; tap Save once more to change it all the same.
arising-use-buttons = What you typed went into no part: tap the part to change, then type.
error-arising-no-content = The task has no content. Tap Content to fill it in.
error-arising-no-leads = The task is for nobody yet. Tap Assigned to.
error-already-cancelled = Task { $number } was cancelled before, so nothing is left to cancel.
error-pause-day = { $day } is no day to pause until: it has to be between tomorrow and two years from now. Type another day.
