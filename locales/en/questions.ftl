suggest-open = My open tasks
suggest-late = My overdue tasks
suggest-all = All my tasks
choose-done = Please choose the task whose result you report:
not-understood = I did not understand. Please try “việc của tôi tháng 5”, “việc số 24”, or choose:
not-yet = This cannot be done by message yet. Please ask the office.
several-units = Several units match “{ $name }”. Please choose:
several-people = Several people match “{ $name }”. Please choose:
