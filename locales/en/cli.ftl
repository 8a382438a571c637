cli-database-ready = The database is ready (revision { $revision }).
cli-reindexed = The search index of { $count ->
    [one] one task
   *[other] { $count } tasks
} was written anew.
cli-plan-imported = Loaded “{ $title }”: { $tasks } tasks, { $units } new units, { $people } new people.
cli-plan-doubtful = { $rows } rows want a look. See them with: nhacviec plan preview FILE
cli-staff-imported = Read { $rows } people: { $people } new, { $changed } changed, { $units } new units.
cli-invited = { $person }: { $link } (or write to the bot: /start { $code })
cli-invited-code = { $person }: write to the bot: /start { $code }
cli-bot-runs = The bot @{ $name } is running. Press Ctrl-C to stop it.
cli-demo-runs = Open the chat page: { $url }  (today is { $day }). Press Ctrl-C to stop.
cli-year = Year
cli-plan = Plan
cli-tasks = Tasks
cli-file = File
cli-person = Name
cli-unit = Unit
cli-roles = Roles
cli-enrolled = Enrolled
role-officer = officer
role-lead = lead
role-director = director
role-office = office
role-admin = administrator
error-webhook-secret-missing = A webhook needs NHACVIEC_WEBHOOK_SECRET: 16 to 256 letters without marks, digits, “-” and “_”. Make one, for instance with: openssl rand -hex 32, and run again.
