amended-title = Compared with the version in use
amended-plan = Plan in use: “{ $title }”
amended-really = With this version { $dropped } of { $rows } tasks of “{ $title }” leave the plan. If this is another plan, load it as a plan of its own.
amended-money = { $amount } đồng
plan-in-use = Plan in use: “{ $title }”, { $shared } of { $rows } rows are the same.
plan-of-other-year = This plan is of { $year }, and it is { $now } now. If that is wrong, change the year.
amended-nothing = Both versions are the same: { $count ->
        [one] { $count } task
       *[other] { $count } tasks
    }, nothing changed.
amended-unchanged = Unchanged: { $count ->
        [one] { $count } task
       *[other] { $count } tasks
    }.
amended-unsure-hint = For { $count ->
        [one] { $count } task
       *[other] { $count } tasks
    } nobody has decided whether one in use was reworded or a new one added. Please look at them; undecided ones are taken as suggested.
amended-decided = You have decided { $count ->
        [one] { $count } task
       *[other] { $count } tasks
    }.
amended-pairs-left = { $count ->
        [one] { $count } uncertain task
       *[other] { $count } uncertain tasks
    } left
amended-pair-old = In use: { $row }
amended-pair-ask = Is row { $new } of the new version row { $old } in use?
amended-group-new = New tasks
amended-group-deadline = Changed deadlines
amended-group-assignee = Changed people and units
amended-group-text = Changed wording
amended-group-other = Other changes
amended-group-moved = Changed number or section
amended-group-edited = Changed in the bot, overruled by the new version
amended-group-dropped = No longer in the plan
amended-group-unsure = Uncertain
amended-field-deadline = Deadline
amended-field-timeline = Time as printed
amended-field-lead-units = Lead
amended-field-lead-persons = Done by
amended-field-coordinating-units = With
amended-field-coordinating-persons = People who help
amended-field-directed-by = Directed by
amended-field-content = Content
amended-field-expected-result = Expected result
amended-field-budget = Budget
amended-field-target = Target
amended-field-note = Note
amended-field-kind = Kind
amended-field-section = Section
amended-field-number = Number
amended-change = { $field }: { $old } → <b>{ $new }</b>
amended-granted = { $field }: { $old } (extended to { $granted }) → <b>{ $new }</b>
amended-overruled = { $field }: { $old } (changed in the bot: { $in_bot }) → <b>{ $new }</b>
amended-none = none
amended-when = Deadline: { $when }
amended-recurs = recurring
amended-revived = Dropped by an earlier version, now back.
amended-settled = Has a result, so it stays done.
amended-becomes = New version: { $row }
amended-taken = { $likeness } % alike, taken as one task for now.
amended-apart = { $likeness } % alike, taken as two for now, because the old one has a result.
amended-done = “{ $title }” is now version { $version }.
amended-told = { $count ->
        [one] { $count } person is
       *[other] { $count } people are
    } told what changed for them.
changed-title = The plan has a new version
changed-intro = “{ $title }”, version { $version }. What changes for you:
changed-moved = Moved deadlines ({ $count })
changed-new = Your new tasks ({ $count })
changed-taken = No longer yours ({ $count })
changed-dropped = No longer in the plan ({ $count })
changed-from-to = { $old } → { $new }
changed-more = … and { $count } more
error-plan-not-found = There is no plan number { $id }. See the plans with: nhacviec plan list
error-no-plan-of-year = There is no plan of { $year } to compare with yet. Load it with: nhacviec plan import FILE
error-plan-amended-meanwhile = Somebody else has just replaced the plan with a new version. Look at the difference again, then replace it.
amended-ask-same = Is this the same task?
amended-ask-all = Replace the version in use by this one?
error-yes-needed = Nothing was changed. Run again with --yes to replace the version in use.
error-draft-changed-since = The draft was corrected after you saw the difference. Look at the difference again, then replace the plan.
error-plan-of-another-year = The new version is of { $year } and the plan in use of { $in_use }, so it is not replaced. Change the year, or load it as a plan of its own.
error-plan-in-use-already = { $shared } of { $rows } rows of this file are in the plan “{ $title }” in use, so it was not loaded. See the difference: nhacviec plan diff { $file }; replace the plan: nhacviec plan amend { $file }; load it all the same: add --beside
error-one-or-two-files = Give one file to compare with the version in use, or two to compare with each other.
cli-other-year = This plan is of { $year }, and it is { $now } now. If that is wrong, load it with --year.
cli-id = Id
