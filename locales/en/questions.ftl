choose-done = Please choose the task whose result you report:
no-task-with-words = None of your open tasks has “{ $words }”. Please choose one of these:
not-understood = The bot did not understand. Please try “việc của tôi tháng 5”, “việc số 24”, or choose:
partly-understood = The bot did not understand all of this.
unclear-words = Not clear: “{ $words }”.
courtesy = You are welcome. Write whenever you need anything.
days-off-own = Your own leave is entered in your settings; the bot does not remind you on those days. Days off of the whole office are entered by the office.
days-off-where = Your own leave is entered in your settings; days off of the whole office under days off (/ngaynghi).
button-own-leave = My own leave
button-office-days = Days off of the office
no-plan = The office has loaded no plan yet, so there are no tasks to see.
no-plan-send = Send the file of the plan (Word, PDF, Excel) here to load it.
is-last-page = This is the last page.
is-first-page = This is the first page.
moved-day = There is no { $said }; the last day of that month was taken, { $taken }.
ask-what-to-find = What are you looking for? Type “tìm” and the words, for example “tìm kế hoạch iso”.
understood-parts = Understood: { $parts }.
understood-me = your tasks
understood-all = everybody's tasks
understood-number = number { $number }
no-such-day = “{ $said }” is in no calendar. Please check the day and month.
nobody-called = No unit or person is called “{ $name }”.
nothing-open = No list was opened of late to go on from. Please choose:
choose-reading = Please choose, or type it again:
reading-mine = My tasks
reading-search = Find “{ $words }”
reading-task = Task { $number }
several-units = Several units match “{ $name }”. Please choose:
several-people = Several people match “{ $name }”. Please choose:
several-more = { $count } more match as well; if it is none of these, please type the name in full.
which-line = Is { $nth } the place in the list or the number in the plan? Please choose:
which-line-of = Task { $number }: { $content }
error-no-such-choice = There is no choice in place { $nth }.
error-no-such-line = The list you saw has no task in place { $nth }.
not-yet-extend = Which task needs more time? Type its number, the new day and the reason, for instance “extend task 24 to 15/6 because comments are awaited”.
not-yet-assign = Which task shall go to whom? Type its number and a name, for instance “assign task 24 to Lê Văn An”.
not-yet-progress = Which task is this the progress of? Type its number and how far it is, for instance “task 24 is 60% done”.
not-yet-broadcast = To press many people, write to the bot privately and type /dondoc.
order-whom = Person or unit: { $names }.
order-when = Time: { $when }.
order-words = Words: “{ $words }”.
count = { $title }: <b>{ $total ->
    [one] 1 task
   *[other] { $total } tasks
}</b>.
count-none = { $title }: none.
count-inside = { $inside } of them due in this period.
count-open = Open the list ({ $total })
group = { $name }: { $total }
groups-person = { $total ->
    [one] 1 person has such tasks.
   *[other] { $total } people have such tasks.
}
groups-unit = { $total ->
    [one] 1 unit has such tasks.
   *[other] { $total } units have such tasks.
}
groups-visible = Among what you may see.
groups-none-person = Nobody.
groups-none-unit = No unit.
groups-hint = Tap a name to see the list. A task of several is counted for each of them.
summary-title = Summary: { $title }
