sheet-title = Enrolment cards
sheet-scan = 1. Scan the code with your phone's camera, or type the link below.
sheet-how-person = 2. Tap “Start” and confirm your name.
sheet-how-unit = 2. Tap “Start”, choose your name and wait for the office to approve.
sheet-of-unit = The unit's shared code
sheet-until-person = Good once, until { $day }.
sheet-until-unit = Good until { $day }.
sheet-file-name = enrolment-cards.pdf
sheet-caption = Enrolment cards of { $people ->
    [one] one person
   *[other] { $people } people
 }. Print them, cut along the dashes and hand them out. Links made before no longer work.
cli-sheet-written = { $cards ->
    [one] One card
   *[other] { $cards } cards
 } written to { $file }. Links made before no longer work.
cli-staff-store = Store this list?
cli-staff-left = { $count ->
    [one] One person
   *[other] { $count } people
 } left the office; their open tasks stay with the unit.
cli-staff-gone = { $count ->
    [one] One person is
   *[other] { $count } people are
 } not on the list and stay as they are. See them with: nhacviec people import FILE --preview
cli-staff-ask-gone = { $count ->
    [one] One person is
   *[other] { $count } people are
 } no longer on the list. Who left: [k] nobody, [c] all of them, [t] ask one by one
cli-staff-ask-one = Did { $name } leave the office?
staff-diff-summary = { $rows } people in the file: { $new } new, { $changed } changed, { $gone } no longer on the list, { $units } new units, { $doubts } to look at.
staff-group-new = New ({ $count })
staff-group-changed = Changed ({ $count })
staff-group-gone = No longer on the list ({ $count })
staff-group-doubts = To look at ({ $count })
staff-change-name = name “{ $before }” becomes “{ $after }”
staff-change-unit = unit “{ $before }” becomes “{ $after }”
staff-change-position = post “{ $before }” becomes “{ $after }”
staff-change-roles = roles “{ $before }” become “{ $after }”
staff-change-phone = phone “{ $before }” becomes “{ $after }”
staff-nothing = none yet
staff-gone = { $name }, { $unit }
staff-gone-enrolled = { $name }, { $unit }, enrolled
staff-doubt-unread-role = Row { $row }, { $name }: “{ $role }” is no role the bot knows; it is passed over.
staff-doubt-unit-like-known = Row { $row }, { $name }: there is no unit “{ $unit }”; the nearest is “{ $nearest }”. If it is a slip, correct the file and send it again; otherwise a new unit is made.
staff-doubt-two-of-one-name = Row { $row }, { $name }: the same name as in row { $other }; taken for two people.
staff-doubt-same-person-twice = Row { $row }, { $name }: repeats row { $other }; taken for one person, the first row counts.
staff-doubt-no-phone-number = Row { $row }, { $name }: “{ $phone }” is no telephone number.
staff-doubt-phone-twice = Row { $row }, { $name }: the number { $phone } is in row { $other } too.
staff-doubt-phone-of-another = Row { $row }, { $name }: the number { $phone } belongs to { $holder }.
staff-list-received = Staff list “{ $name }”
staff-list-hint = Nothing is stored yet. Look at each part, then tap Save.
staff-list-nothing = The list is the same as the one in use.
staff-list-leaving = { $count ->
    [one] One person leaves
   *[other] { $count } people leave
 } the office when you save; their open tasks stay with the unit.
staff-list-save = Save
staff-list-drop = Leave it
staff-list-stored = The list is stored: { $people } new people, { $changed } changed, { $units } new units, { $left } left the office.
staff-list-dropped = The list “{ $name }” was put away. Nothing changed.
staff-gone-hint = Nobody is taken off unless you tick them.
staff-gone-stays = ☐ Left the office: { $name }
staff-gone-leaves = ☑ Left the office: { $name }
staff-gone-all-leave = All of them left
staff-gone-all-stay = Keep all of them
staff-leaving-asked = With this list of { $rows } people, { $count } people the bot knows are marked as having left:
staff-leaving-more = and { $count } more
staff-leaving-means = Who has left cannot use the bot any more; their open tasks go to the unit. If this is only a part of the staff list, go back and untick them. Nothing is stored yet.
staff-leaving-go-on = Store it, { $count } leave
staff-leaving-back = Look at these people again
error-staff-list-would-leave = With this list { $count } people leave. Look at their names, then store it once more.
error-staff-list-gone = This list was stored, put away or replaced by another file. Send the file again if you need it.
error-staff-list-too-long = The list has more than { $limit } people. Ask the admin to load it with: nhacviec people import FILE
error-nobody-keeps-the-office = By this list nobody would have the role of office or admin, so it was not stored. Correct the role column and send it again.
error-last-keeper = { $name } is the only one left with the role of office or admin and cannot go yet. Give that role to somebody else first.
error-admin-by-admin = Only an admin gives or takes the role of admin. Please ask your office's admin.
error-admin-account-by-admin = Only an admin changes an admin’s account. Please ask another admin, or whoever keeps the server to run: nhacviec people invite
error-heir-needed = { $name } has no unit and still has open tasks. Please open their card under /nguoi, choose Leaves the office, and give the tasks to somebody else.
error-person-left = This person is no longer on the staff list. Open /nguoi again.
error-heir-not-found = The tasks cannot go to this person. Choose somebody else.
error-own-account = This is the account you are using; you would be shut out at once. Ask a colleague of the office to do it.
error-bot-name-unknown = The bot's name on Telegram is not known yet, so no link can be made. Run the bot once (nhacviec run) and try again.
error-nobody-to-enrol = Everybody here is enrolled; no cards are needed.
error-office-not-ready = The office has not loaded its list yet, so nobody can enrol. Please come back later.
error-request-declined-lately = The office did not take your request to enrol. Please speak to the office.
error-too-many-requests = Too many requests wait for the office. Try again later, or ask the office for an enrolment link.
error-request-gone = This request is no longer there. Send it again with /start if you need it.
error-request-waits = The request of { $name } to be enrolled, sent on { $day }, waits for the office. You hear here as soon as it is decided; if it is urgent, please speak to the office.
error-request-decided = { $outcome ->
    [approved] { $by ->
        [none] { $name } enrolled in another way; nothing is left to decide.
       *[other] { $by } has approved the request of { $name } already.
    }
   *[declined] { $by } has declined the request of { $name } already.
 }
command-nguoi = people, enrolment, roles
people-title = People and enrolment
people-enrolled = { $enrolled } of { $people } people are enrolled.
people-hint = Choose a unit to see its people. Send the staff list (Excel, CSV) here to bring the whole office up to date.
people-signs = ✓ enrolled, – not enrolled, ⚠ cannot be reached
people-requests = Requests to enrol ({ $count })
people-no-unit = No unit yet
people-unit-line = { $name } ({ $enrolled }/{ $people })
people-line = { $sign } { $name }
people-sheet-all = Enrolment cards of the whole office (PDF)
people-unit-link = The unit's QR code
people-unit-sheet = Enrolment cards (PDF)
people-back = ‹ All units
people-back-unit = ‹ Back to the unit
person-unit = Unit: { $unit }
person-position = Post: { $position }
person-roles-line = Roles: { $roles }
person-phone = Phone: { $phone }
person-tasks = Open tasks: { $count }
person-enrolled = Enrolled on Telegram.
person-not-enrolled = Not enrolled on Telegram.
person-unreachable = Cannot be reached since { $day }: { $reason }
person-move = Change unit
person-rename = Rename
person-roles = Roles
person-link = Enrolment link
person-renew-link = New link
person-leave = Leaves the office
person-back = ‹ Back
role-ticked = ☑ { $role }
role-unticked = ☐ { $role }
roles-hint = Tap to give or take a role; one person may have several.
move-ask = <b>{ $name }</b> is in { $unit }. Which unit next? Tasks assigned to this person stay theirs.
error-moved-meanwhile = Somebody else has just moved { $name }, so nothing was changed. Below is the card as it is now; tap the button again if the unit should still change.
moved-told = Moved to { $unit }.
rename-ask = What is the right name of <b>{ $name }</b>? Type it in full.
person-renamed = Renamed. The former name still means this person.
left-rename-person = The name stays as it was.
error-not-a-name = That is no name. Type the full name, without figures, at most { $limit } characters.
error-renamed-meanwhile = Somebody else has just renamed this person to { $name }, so nothing was changed. Open /nguoi again if it still needs correcting.
leave-ask = <b>{ $name }</b> leaves the office. Who gets { $count ->
    [one] the open task
   *[other] the { $count } open tasks
 }? After that the bot reminds this person no more.
leave-ask-no-tasks = <b>{ $name }</b> leaves the office and has no open tasks. After that the bot reminds this person no more.
leave-ask-heir = Choose who gets { $count ->
    [one] the open task
   *[other] the { $count } open tasks
 } of <b>{ $name }</b>:
leave-to-somebody = Give them to somebody else…
leave-to-unit = Leave them to the unit
leave-yes = Yes, they leave
person-left-no-tasks = <b>{ $name }</b> has left the office.
person-left-to-heir = <b>{ $name }</b> has left the office. { $count ->
    [one] The open task
   *[other] { $count } open tasks
 } went to { $heir }.
person-left-to-unit = <b>{ $name }</b> has left the office. { $count ->
    [one] The open task
   *[other] { $count } open tasks
 } stayed with the unit.
renew-ask = <b>{ $name }</b> is enrolled. A new link stops the Telegram account in use at once. Do this only when the telephone or number changed.
renew-yes = Yes, make a new link
link-of-person = Give this link or picture to that person alone. Good once, until { $day }; links made before no longer work.
link-of-unit = Whoever of the unit opens this link chooses their name, and the office approves. Good until { $day }; codes made before no longer work.
stranger-start = This bot reminds the people of an office of their tasks. To use it, please ask the office for an enrolment link and open that link.
    If you have none, tap “Share my number” below, or type: enrol, then your name and unit with a comma between them, for example “enrol Lê Văn An, Phòng Nghiệp vụ”.
stranger-share-phone = Share my number
unit-names-ask = Enrol in <b>{ $unit }</b>. Who are you?
unit-names-not-here = My name is not here
request-sent = The request of <b>{ $name }</b> to enrol went to the office. When it is approved, the bot tells you here.
request-updated = The request of <b>{ $name }</b> to enrol waits for the office.
request-name-hint = So that the office recognises you, type: enrol, then your name and unit with a comma between them, for example “enrol Lê Văn An, Phòng Nghiệp vụ”.
request-title = Request to enrol
request-name = From: { $name }
request-unit = Unit: { $unit }
request-phone = Phone: { $phone }
request-at = At { $at }
request-hint = Who on the staff list is this?
request-hint-nobody = Nobody on the staff list is like that.
request-hint-account = Those with ✓ are enrolled; choosing one of them moves them to this new Telegram account.
request-is = It is { $name }, { $unit }
request-is-enrolled = ✓ It is { $name }, { $unit }
request-add = Add as new
request-decline = Decline
request-approved = Enrolled: <b>{ $name }</b>.
request-needs-unit = This person has no unit yet and sees no tasks of one. Please choose the unit.
request-choose-unit = Choose the unit
request-was-declined = The request of <b>{ $name }</b> was declined.
request-next = Next request ›
requests-none = No request to enrol is waiting.
you-were-declined = The office did not take your request to enrol. Please speak to the office.
button-see-request = See the request
notice-enrolment-asked = Somebody asks to enrol: <b>{ $name }</b>{ $unit ->
    [none] {""}
   *[other] , { $unit }
 }{ $phone ->
    [none] {""}
   *[other] , phone { $phone }
 }.
notice-you-moved = You were moved to { $unit } on the staff list. Tasks assigned to you stay yours.
error-not-your-contact = This is not the number of this Telegram account. Tap the key “Share my number” below the chat.
error-already-enrolled = You are enrolled already. Type /help to see what you can do.
error-not-allowed-manage-people = Only the office and admins change the staff list. Ask the office for what you need.
error-not-allowed-set-roles = Only the office and admins give roles. Ask the office for what you need.
error-staff-list-sent = This is a staff list, not a plan. Send the file again in your private chat with the bot.
left-staff-list = The staff list was put away. Nothing changed.
error-name-taken = This name has just been enrolled. Open the link again to choose yours, or tell the office.
