left-dialogue = What was half done is left.
button-leave = Cancel
button-replace-reason = Change the reason to “{ $text }”
prompt-way-out = To leave, type /huy.
notice-dialogue-expired = { $dialogue ->
    [progress] The progress of task { $number } waited for more than two days and was put away. Open the task to note it.
    [comment] Your comment on task { $number } waited for more than two days and was put away; nobody got it. Open the task to send it.
    [event_day] The day of the event of task { $number } waited for more than two days and was put away. Open the task to enter it.
    [extend] Your request to extend task { $number } waited for more than two days and was put away; it was not sent. Open the task to ask again.
    [contribute] Your part of task { $number } waited for more than two days and was put away; it was not sent. Open the task to send it.
    [broadcast] The broadcast left half done for two days was put away; nobody got it. Type /dondoc to write it again.
    [arising] The new task waited for more than two days and was put away; nothing was assigned. Type /themviec to begin again.
    [cancel_task] Cancelling task { $number } waited for more than two days and was put away. The task is not cancelled.
    [pause_task] Pausing task { $number } waited for more than two days and was put away. The task is as before.
    [task_edit] Changing task { $number } waited for more than two days and was put away. It is as it was; please open it to change it.
    [answer_question] Your answer to the director was left for more than two days, so the bot put it away. The question still stands in the message above; tap Answer to type it again.
    [hand_in] The result of task { $number } waited for more than two days and was put away. The task is as before; please open it to report again.
    [nudge_answer] Your answer about task { $number } waited for more than two days and was put away. Please open the task to comment.
    [refuse_extension] Refusing the extension of task { $number } waited for more than two days and was put away. The request still waits for you.
    [return] Returning the result of task { $number } waited for more than two days and was put away. The result is as before.
    [handover] The handover was left for more than two days and put away; nothing is handed over. Type /bangiao to begin again.
    [rename_person] Renaming somebody was left half done for more than two days, so it was put away; the name stays as it was. Open /nguoi to do it again.
    [staff_list] The staff list sent two days ago was not saved and was put away; nothing changed. Send the file again if you need it.
    [wording] The new text of a message waited for more than two days and was put away; the text in use stays. Type /cauchu to change it.
   *[other] Something half done waited for more than two days and was put away. Please open the task or list again.
 }
button-undo = Undo
undone = Taken back.
