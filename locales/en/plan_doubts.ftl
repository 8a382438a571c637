# What the reviewer of a plan should look at; each sentence is about one row or the whole text.

doubt-number-missing = This row has no number.
doubt-number-repeated = The number { $printed } is repeated.
doubt-number-gap = The numbers jump from { $other } to { $printed }; a row may be missing.
doubt-number-backwards = The number { $printed } comes after { $other }.
doubt-row-joined = “{ $printed }” at the top of a page was joined to this row; please check.
doubt-no-content = This row says no task.
doubt-no-lead = Nobody leads this task yet.
doubt-no-deadline = No deadline could be read.
doubt-possible-milestone = A date outside the time column: “{ $printed }”; not taken as a deadline.
doubt-budget-repeats-content = The budget cell only repeats the task and states no amount.
doubt-budget-several = The budget cell holds several amounts: “{ $printed }”.
doubt-budget-unlikely = The total in “{ $printed }” is not certain.
doubt-similar-name = “{ $printed }” differs by one letter from “{ $other }”; possibly a slip.

doubt-year-contradicts = The text names two years: { $printed } and { $other }.
doubt-year-differs = The title says { $printed }, but the plan is read as of { $other }.
doubt-year-not-printed = The title names no year; the plan is read as of { $printed }.
doubt-unknown-column = The column “{ $printed }” was not understood; its cells are not kept.
doubt-count-differs = “{ $heading }” announces { $printed } tasks, but { $other } numbers were read.
