group-introduction = This bot reminds the office of its plan. In a group it posts only the figures of a unit: the weekly summary and how many tasks are overdue. Lists, and anybody's own tasks, appear in the private chat alone.
group-ask = Which unit is this group for? A head of the unit, the office or an administrator chooses.
group-ask-topic = Which unit is this topic for? A head of the unit, the office or an administrator chooses.
group-button-choose = Choose the unit
group-button-other-unit = Another unit
group-button-whole = The whole office
group-button-private = Open in private
group-whole-office = the whole office
group-connected = This place is now for <b>{ $unit }</b>, chosen by { $name }.
    The weekly summary comes at { $hour } on { $weekday }. Type /viec for the figures at any time; /ketnoi changes the unit, /ngatketnoi ends it.
group-back = The bot is back, still for: { $units }. /ketnoi changes the unit, /ngatketnoi ends it.
group-disconnected = No longer connected to { $unit }. The bot posts no figures here any more; /ketnoi connects again.
group-help = In a group the bot answers with the figures of its unit:
    /viec - the figures to this day
    /ketnoi - choose the unit of this group or topic
    /ngatketnoi - no more figures here
    Or reply to a message of the bot, for example: “how many tasks are overdue”. For your own tasks please use the private chat.
group-in-private = This is about one person's tasks or another unit's, so the bot does not answer it in a group. Tap the button, and it answers this very question in private.
group-opens-privately = Tap a number to open its list in private.
weekly-last-week = Came due last week: <b>{ $total }</b>
weekly-this-week = Coming due this week: <b>{ $total }</b>
weekly-open-last-week = Last week ({ $total })
weekly-open-this-week = This week ({ $total })
weekly-late-units = Overdue tasks by unit:
weekly-late-unit = • { $unit }: <b>{ $total }</b>
groups-empty = The bot is not connected to any group yet. Add it to the group of a unit and choose the unit there.
groups-total = The bot posts figures in <b>{ $total }</b> groups and topics:
groups-line = • { $title }: { $unit }
groups-card-unit = For: { $unit }
groups-card-since = Connected on { $day } by { $name }
groups-card-topic = A topic of the group
groups-card-hint = To change the unit, type /ketnoi in the group or topic itself.
groups-button-end = Disconnect
groups-button-back = ‹ Back to the groups
groups-ended = No longer connected to { $unit }.
command-nhom = groups the bot posts figures in
error-not-allowed-connect-group = Only heads of units, the office and administrators choose the unit of a group. Please ask one of them to tap.
error-not-allowed-connect-other-unit = You can choose only the unit you head. For another one, please ask the office.
error-not-allowed-list-groups = The list of groups is kept by the office and administrators. To change something, please contact the office.
error-group-of-another-office = This group is used by another office. To use it, that office types /ngatketnoi first.
error-group-taken = Somebody has just chosen { $unit } for this place. To change it, type /ketnoi.
error-group-taken-whole = Somebody has just chosen the whole office for this place. To change it, type /ketnoi.
error-group-not-connected = This place is not connected to a unit yet. A head of the unit or the office types /ketnoi to choose.
error-group-not-found = This group is no longer connected to the bot. Type /nhom for the list.
error-words-of-another = These are somebody else’s words that ask the bot to do something, so it does not do it in your name. If you want it, type the words here.
error-question-not-kept = This question is too old, the bot no longer keeps it. Please type it here again.
notice-group-lost = { $reason ->
    [removed] The bot was removed from the group “{ $title }”.
    [no-topic] The topic the bot posted figures in, in the group “{ $title }”, was deleted or closed.
    [muted] The bot may not write in the group “{ $title }”. The weekly summary did not reach it; please ask an administrator of the group to let the bot write.
   *[gone] The bot can no longer write in the group “{ $title }”.
}
