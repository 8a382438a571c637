error-unexpected = Something went wrong; nothing was changed. Please try again, and tell the office if it stays.
error-not-allowed = You have no right to do this. If it has to change, please ask the office.
error-not-allowed-list = You can see your own tasks and those of your unit.
error-not-allowed-see = You have no right to see this task.
error-not-allowed-hand-in = This task belongs to somebody else, so you cannot report it done. To change who does it, please ask your lead.
error-not-found = That was not found. Please open the list of tasks again.
error-task-not-found = This task is not among those you can see. Please open the list of tasks again.
error-unit-not-found = This unit was not found. Please type its name again.
error-person-not-found = This person was not found. Please type the full name again.
error-no-such-number = There is no task number { $number } among those you may see. Type “my tasks” for your list, or “find” with a few words of its name.
error-stale-button = This button is out of date. Please open the list of tasks again.
error-already-closed = Task { $number } is done or no longer open, so nothing was added.
error-no-hand-in = No result is being handed in. Open a task and tap Done first.
error-result-too-long = The result is longer than { $limit } characters. Please shorten it or send it as a file.
error-too-many-files = One result takes at most { $limit } files. Please tap Finish to hand them in.
error-file-too-big = The file “{ $name }” is larger than 20 MB and was not taken. Please compress or split it, or send a link.
error-file-not-loaded = The file “{ $name }” could not be loaded. Please send it again.
error-file-not-kept = The file could not be kept. Please try later, and tell the office if it stays.
error-file-gone = This file is no longer in store. Please tell the office.
error-file-elsewhere = Open a task and tap Done before you send the files of a result.
error-invite-unknown = This enrolment link is not right. Please ask the office for a new one.
error-invite-expired = This enrolment link has expired. Please ask the office for a new one.
error-invite-used = This enrolment link was already used. Please ask the office for a new one.
error-telegram-taken = This Telegram account is enrolled for somebody else. Please ask the office.
error-bad-settings = The environment variable { $name } is not right. See the README, correct it and run again.
error-token-missing = The bot's token is missing. Set NHACVIEC_TOKEN (from @BotFather) and run again, or try: nhacviec demo
error-token-wrong = The bot's token is not right. Compare NHACVIEC_TOKEN with @BotFather and run again.
error-database-unreachable = The database cannot be opened. Check NHACVIEC_DATABASE_URL and run again.
error-database-not-migrated = The database is of another version. Run: nhacviec db upgrade
error-telegram-unreachable = Telegram cannot be reached. Check the network, NHACVIEC_TELEGRAM_API_URL and NHACVIEC_PROXY_URL and run again.
error-bad-time = “{ $printed }” is no day or time like 2024-05-15 or 2024-05-15T08:00.
error-no-organisation = There is no plan yet. Load one with: nhacviec plan import FILE
error-no-such-person = There is nobody named “{ $name }”. See: nhacviec people list
error-several-people = Several people match “{ $name }”: { $names }. Please give the full name.
error-no-such-unit = There is no unit “{ $name }”. See: nhacviec people list
error-not-a-plan = This file cannot be read as a plan. Nothing was stored.
error-file-missing = There is no file “{ $name }”. Check the path and run again.
error-plan-already-loaded = This file was loaded on { $day } (version { $version }); it is not loaded again.
error-port-taken = Port { $port } is used by another program. Choose another with --port.
error-no-files = This task has no result files yet.
error-files-not-sent = The files could not be sent. Please try again later.
error-nothing-to-cancel = Nothing is half done.
error-not-usable = The bot takes words, files and photos. Please type a question, for example “việc của tôi tháng 5”.
error-private-only = Please write to the bot in private to use this button.
error-database-away = The data cannot be reached just now; nothing was changed. Please try again in a few minutes.
error-no-such-command = The bot has no such command. Type /help to see how to use it.
error-group-command = This command belongs in a group: open the group of the unit and type /ketnoi to connect it or /ngatketnoi to disconnect it. The office sees every connected group with /nhom.
error-dialogue-open = { $kind ->
    [progress] The progress of task { $number }
    [comment] A comment on task { $number }
    [event_day] The day of the event of task { $number }
    [extend] A request to extend task { $number }
    [contribute] Your part of task { $number }
    [broadcast] A broadcast you are writing
    [arising] The new task you are putting together
    [cancel_task] Cancelling task { $number }
    [pause_task] Pausing task { $number }
    [task_edit] Changing task { $number }
    [answer_question] An answer to the director
    [hand_in] The result of task { $number }
    [grant_day] The new day of task { $number }
    [nudge_answer] An answer about task { $number }
    [refuse_extension] Refusing the extension of task { $number }
    [return] Returning the result of task { $number }
    [handover] The handover being put together
    [rename_person] Renaming somebody
    [staff_list] The staff list you are looking through
    [wording] The new text of a message
   *[other] Something else
} is half done. Please finish it, or send /huy to leave it.
error-dialogue-over = This part is over. Please open the task or list again and tap once more.
error-redelivered = This message was dealt with already.
error-undo-over = It is too late to undo this. Open the task again to change it; a result that waits for approval can be withdrawn.
error-nothing-to-undo = Nothing can be undone any more: that goes for { $seconds } seconds after an act. Open the task again to change it; a result that waits for approval can be withdrawn.
error-undo-changed = Task { $number } was changed again, so this cannot be taken back. Please open the task.
