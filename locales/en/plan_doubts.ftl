# What the reviewer of a plan should look at; each sentence is about one row or the whole text.

doubt-number-missing = This row has no number.
doubt-number-repeated = The number { $printed } is repeated.
doubt-number-gap = The numbers jump from { $other } to { $printed }; a row may be missing.
doubt-number-backwards = The number { $printed } comes after { $other }.
doubt-row-joined = “{ $printed }” was joined to this row; please check.
doubt-no-content = This row says no task.
doubt-no-lead = Nobody leads this task yet.
doubt-lead-from-above = Nobody is named here; whoever leads the row above was taken: “{ $printed }”. Please check.
doubt-no-deadline = No deadline could be read.
doubt-possible-milestone = A date outside the time column: “{ $printed }”; not taken as a deadline.
doubt-budget-repeats-content = The budget cell only repeats the task and states no amount.
doubt-budget-several = The budget cell holds several amounts: “{ $printed }”.
doubt-budget-unlikely = The total in “{ $printed }” is not certain.
doubt-budget-unread = No amount could be read from “{ $printed }”.
doubt-similar-name = “{ $printed }” differs by one letter from “{ $other }”; possibly a slip.
doubt-unit-alike = The unit “{ $printed }” is much like “{ $other }”; they may be one.
doubt-unit-inside = “{ $printed }” is read as one unit inside “{ $other }”; if they are two, please separate them.
doubt-unit-unsure = “{ $printed }” was taken for a unit; please check.
doubt-assignee-unread = The cell of units and people also says “{ $printed }”; this is not kept with the task.

doubt-year-contradicts = The text names two years: { $printed } and { $other }.
doubt-year-differs = The title says { $printed }, but the plan is read as of { $other }.
doubt-year-not-printed = The title names no year; the plan is read as of { $printed }.
doubt-unknown-column = The column “{ $printed }” was not understood; what it says is kept in the note of each row.
doubt-count-differs = “{ $heading }” announces { $printed } tasks, but { $other } numbers were read.

doubt-narrative = The plan has no table of tasks; { $count } tasks were read from its paragraphs. Please check the list.
doubt-narrative-left-out = The tables hold { $other } tasks; { $count } more actions in the text were not taken. Please look and add what is needed.
doubt-table-left-out = The table under “{ $heading }” ({ $count } rows) tells of results that are over and was not read as tasks. Please check and add what is needed.
doubt-headings-left-out = Parts not read as tasks: { $printed }.
doubt-no-dates-printed = { $count } tasks print no deadline; set one when you assign them.
doubt-no-leads-printed = { $count } tasks print no leading unit; choose one when you assign them.
doubt-school-year = The plan is for the school year { $printed }; August to December are read as { $other }, January to July as the year after.
doubt-pages-pictures = Page { $pages } is only a picture and was not read. Send the Word or Excel file, or add the tasks of these pages.
doubt-pages-damaged = Page { $pages } is damaged and was not read. Look at it and add the tasks of these pages.
doubt-scanned = Read from a scan; check the letters.
doubt-header-missing = The table under “{ $heading }” has no header row; its columns were told by their content, please check.
doubt-sum-differs = “{ $heading }” says { $printed } đồng, but its parts come to { $other } đồng.
doubt-digits-misread = The deadline is printed “{ $printed }” and read as “{ $other }”; please check.
doubt-time-from-above = This row gives no time; it was taken from the row above: “{ $printed }”.
doubt-cell-error = Sheet “{ $heading }” has cells with a formula error: { $printed }; they were left empty.
doubt-rows-hidden = Sheet “{ $heading }” has { $count } hidden rows, which were not read. If they are needed, unhide them, save the file and send it again.
doubt-columns-hidden = Sheet “{ $heading }” has { $count } hidden columns, which were not read. If they are needed, unhide them, save the file and send it again.
doubt-formula-unread = Sheet “{ $heading }” has formulas saved without their result: { $printed }. Open it in Excel, save it and send it again.
doubt-formats-unread = An old kind of spreadsheet: how it prints dates and numbers could not be read; please check cells that name only a month.
