# The office sends a plan: reading, summary, one question after the other, stored.

plan-received = “{ $name }” has arrived. Reading…
plan-reading = Reading “{ $name }”… { $done } parts so far.
plan-reading-page = Reading “{ $name }”… page { $done } of { $total }.
plan-reading-part = Reading “{ $name }”… { $done } of { $total } parts.
button-stop-reading = Stop reading
plan-reading-stopped = Stopped reading “{ $name }”. Nothing was stored.
plan-reading-interrupted = The bot has just restarted, so the plan was not read to its end. Please send the file again.
plan-reading-failed = “{ $name }” was not read to its end. Nothing was stored.
plan-dropped = The draft of “{ $name }” was dropped. Nothing was stored.
plan-instead-of-result = This file went into the open result. If it is a plan, tap Cancel and send it again.

plan-untitled = Plan without a title
plan-year = year { $year }
plan-tasks = { $count } tasks
plan-indicators = { $count } indicators
plan-projects = { $count } projects
plan-dated = { $count } rows with a due date
plan-awaited = { $count } rows waiting for an event
plan-undated = { $count } rows without a due date
plan-budget-lines = { $count } budget lines
plan-units = In the lead: { $units }
plan-more-units = { $count } more units
plan-to-review = To look at
plan-doubt-deadline = { $rows } rows with an unclear due date
plan-doubt-possible = { $rows } rows with a date outside the time column
plan-doubt-year = { $rows } rows that name another year
plan-doubt-name = { $rows } rows with a unit or person to look at
plan-doubt-lead = { $rows } rows without a lead
plan-doubt-number = { $rows } rows with a number to look at
plan-doubt-content = { $rows } rows with a text to look at
plan-doubt-budget = { $rows } rows with a budget to look at
plan-doubt-scan = { $rows } rows read from a scan, to be checked for letters
plan-doubt-other = { $rows } rows with something else to look at
button-review = Review { $count } questions
button-save-plan = Store the plan
button-compare = Replace “{ $title }” (see changes)
button-save-beside = Load as a plan of its own
button-amend = Replace the plan in use
button-really-amend = Replace it all the same
button-to-difference = ‹ To the changes
button-pairs = Decide uncertain tasks ({ $count })
button-pairs-anew = Decide anew
button-same-task = The same task
button-two-tasks = Two different tasks
button-pair-later = Later (as suggested)
button-draft-excel = Get as Excel
button-change-year = Change year
button-drop-plan = Drop
button-really-drop = Drop it
button-to-summary = ‹ To the summary
plan-really-drop = Drop the draft of “{ $title }” and what was corrected?
plan-which-year = Read as of { $year }. Choose the plan's year; due dates printed without a year follow it.
plan-saved = The plan “{ $title }” is stored: { $tasks } rows.
plan-saved-new = New: { $units } units, { $people } people.
plan-saved-invite = { $count } people have not enrolled and get no reminders yet. Make their links with the command nhacviec people invite.
plan-saved-all-enrolled = Everybody has enrolled; reminders start on the next working morning.
plan-sheet-name = { $name } - draft.xlsx
plan-sheet-caption = Correct this file and send it back. Yellow cells are doubtful; hover to see why.
plan-sheet-taken = The draft was updated from the Excel file.
plan-sheet-guide =
    How to correct this sheet
    1. Yellow cells are doubtful; why is said in the cell's comment and in the column Cần rà.
    2. Type into the cells. Hạn (due) and Bắt đầu (start) take dates (15/6/2025) or words (cuối tháng 6, Quý II).
    3. To add a row, insert one and fill at least Nội dung (content). To drop a row, delete it.
    4. A row that is right: empty its cell in Cần rà.
    5. Keep the header row and the hidden last column. Save the file and send it to the bot.

review-questions-left = { $count } questions about unclear rows are open.
review-skipped = Reviewed; { $count } questions were skipped.
review-nothing-left = No question is left.
review-progress = { $count } questions left
review-no-content = (no text)
review-parent = <b>Under:</b> { $value }
review-due = <b>Due:</b> { $value }
review-budget = <b>Budget as printed:</b> { $value }
review-more-rows = … and { $count } more rows
review-for-all = One answer for all { $count } rows.
review-type = Type what to correct, for instance:
    • due 15/6 (or: no deadline)
    • unit Phòng Tổng hợp
    • person Nguyễn Văn An
    • budget 5 triệu đồng
    • content …
review-type-year = Type the plan's year, for instance: 2026
button-type = Type it
button-skip = Skip
button-skip-rest = Skip all
button-step-back = ‹ Back
button-apart = Row by row
reading-day = Due { $day }
reading-also-day = Also due { $day }
reading-no-day = No due date
reading-moved = Move to { $year }
reading-as-printed = As printed
reading-not-a-day = Not a due date
reading-two-names = Two different names
reading-right = Right as read

error-plan-office-only = Open the task and tap Done before you send a result file. Plan files are sent by the office.
error-plan-reading-busy = “{ $running }” is being read. When it is done, or after you tap Stop reading, please send “{ $name }” again.
error-plan-as-file = Please send a photographed page of a plan as a file (paper clip, File), so that its words stay sharp; for a photo of a result open the task and tap Done first.
error-plan-too-big = The file “{ $name }” is larger than 20 MB and was not taken. Please send the plan as Word or Excel, or only the part that is the plan.
error-review-gone = This draft is gone. Please send the plan file again.
error-review-expired = The draft of “{ $name }” waited more than 7 days. Please send the plan file again.
error-review-saved = This plan is stored already.
error-review-no-question = No question is open. Tap Review to see the unclear rows.
error-review-not-understood = “{ $printed }” was not understood. Type for instance: due 15/6, no deadline, unit Phòng Tổng hợp; or tap Skip.
error-draft-cell-unreadable = Cell { $cell } cannot be read: “{ $printed }”. Correct it and send the file again; the draft is as it was.
error-draft-row-empty = Row { $row } of the sheet has no content. Fill it or delete the row and send the file again; the draft is as it was.
error-draft-file-old = This sheet is older than the draft. Tap Get as Excel for a new one and correct that.
error-file-not-written = “{ $name }” cannot be written: { $reason }. Choose another place and run again.

cli-reading = Reading { $name }
cli-review-ask = A number to choose, s to skip, b to go back, q to leave, or type the correction: 
cli-review-not-understood = Not understood. Type a number, or for instance: due 15/6, no deadline, unit Phòng Tổng hợp.
cli-to-review = To look at: { $rows } rows
cli-store-ask = Store this plan of { $rows } rows?
cli-not-stored = Nothing was stored.
review-noted = Noted{ $count ->
        [0] {""}
        [1] {""}
       *[other] {" "}for { $count } rows
    }: <i>{ $what }</i>
review-new-names = New to the office and to be added: { $names }. Tap ‹ Back if it was a slip.
