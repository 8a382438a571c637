error-stranger = This bot reminds the staff of an office of their work. To use it, please ask the office for an enrolment link and open it.
enrol-ask = Please confirm your name to enrol:
enrol-who = <b>{ $name }</b>
enrol-who-unit = <b>{ $name }</b>, { $unit }
enrol-yes = Yes, that is me
enrol-no = That is not me
enrol-declined = You were not enrolled. Please ask the office for the right link.
enrolled = Enrolled: <b>{ $name }</b>.
enrolled-tasks = { $unit ->
    [yes] Your unit has
   *[no] You have
} { $count } open tasks, { $late } of them overdue.
button-enrolled-open = See the { $count } tasks
button-enrolled-late = See the { $count } overdue
welcome = Hello { $name }. Ask in plain words, with or without diacritics, for example: “việc của tôi tháng 5”.
menu-mine = My tasks
menu-month = This month
menu-late = Overdue
menu-done = Report a result
help-head = This bot keeps you in time with the office's plan.
help-body = You can type:
    • my tasks in May
    • overdue, this week, tasks of quarter 2
    • task 24 (see one task)
    • done 24 (hand in its result)
    • find iso plan
    
    Go on from the list you saw: “what about next month?”, “only overdue”, “the second one”.
    Ask about everybody: “who has not finished”, “which units are late”.

    Reminders come in the morning of working days, before the due date and on it.
    
help-acts = Done at once in a sentence:
    • task 7 is at 60%, the draft is ready
    • start task 7 · tick milestone 1 of task 7
    • task 12 is done
    • extend task 5 to 15/6 because we wait for comments
    • comment on task 3: figures are missing
    • hand over my tasks to Hoa from 1/6 to 15/6
help-acts-lead = Heads of a unit:
    • assign task 3 to Hoa · assign tasks 12, 13 to An
    • remind An of task 24
    • /duyet for results to approve · /donvi for the unit's tasks
help-acts-director = Directors:
    • /chidao for what you direct · which unit is late
    • monthly report · quarterly report
help-acts-office = The office:
    • /themviec to add a task that arises
    • edit task 12 · cancel task 12 because it repeats task 15
    • pause task 12 until 1/8 · resume task 12
    • weekly report
help-phrases = What the bot does not understand is kept without the name of who typed it, for the office to improve the bot.
help-plans = You bring the plan in: send its file (Word, PDF, Excel) here to load it, or to replace the one in use by a later version.
command-viec = my tasks
command-huy = leave what is half done
command-help = how to use the bot
command-start = begin
