error-listen-taken = Cannot listen on { $address }: another program uses it, or it is not allowed. Change NHACVIEC_LISTEN and run again.
error-webhook-refused = Telegram does not take the address { $url }: { $reason }. Correct NHACVIEC_WEBHOOK_URL or NHACVIEC_WEBHOOK_SECRET and run again.
error-webhook-secret-weak = NHACVIEC_WEBHOOK_SECRET must have 16 to 256 characters: letters without marks, digits, “-” and “_”. Make a new one, for instance with: openssl rand -hex 32, and run again.
cli-copied = Copied { $rows } rows of { $tables } tables; every table has the same rows and checksum. Next: copy the folder of files, set NHACVIEC_DATABASE_URL to the new database and run the bot.
error-copy-same = Source and target are the same. Choose another database for --to and run again.
error-copy-bad-url = “{ $option }” must be an address like sqlite+aiosqlite:///file or postgresql+psycopg://….
error-copy-unreachable = Cannot open the { $side ->
    [source] source (--from)
   *[target] target (--to)
} database. Check its address and run again; nothing was changed.
error-copy-not-migrated = The { $side ->
    [source] source (--from)
   *[target] target (--to)
} database is not at revision { $revision }. Set NHACVIEC_DATABASE_URL to its address, run: nhacviec db upgrade, then copy again.
error-copy-not-empty = The target database holds data already (table { $table }). Only an empty one can be copied into: create a new database, then copy again.
error-copy-in-use = The bot is running on the { $side ->
    [source] source (--from)
   *[target] target (--to)
} database. Stop it and copy again.
error-copy-lock-lost = While copying, the connection that keeps bots away from the { $side ->
    [source] source (--from)
   *[target] target (--to)
} database was lost, so one may have been at work. Nothing was copied; stop every bot, check the connection and copy again.
error-copy-refused = The target database does not take row { $row } of table { $table }{ $column ->
    [unknown] {""}
   *[other] , column { $column }
}: { $reason }. Nothing was copied; correct that row in the source and copy again.
error-copy-unreadable = Row { $row } of table { $table } in the source cannot be read, column { $column }: its contents are broken. Nothing was copied; correct that row or restore a backup, then copy again.
error-copy-differs = Table { $table } differs from the source after copying. Nothing was copied; see whether another program writes to the source, then copy again.
error-not-its-turn = Your message before this one is still being dealt with; this one comes next.
error-unanswered = The answer could not be sent; the bot sends it again once Telegram can be reached.
