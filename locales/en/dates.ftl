moment = { $time } on { $day }
due-today = today
due-tomorrow = 1 day left
due-in = { $days } days left
due-ago = { $days ->
    [one] 1 day late
   *[other] { $days } days late
}
weekday-1 = Monday
weekday-2 = Tuesday
weekday-3 = Wednesday
weekday-4 = Thursday
weekday-5 = Friday
weekday-6 = Saturday
weekday-7 = Sunday
period-day = on { $day }
period-month = { $month ->
    [1] in January
    [2] in February
    [3] in March
    [4] in April
    [5] in May
    [6] in June
    [7] in July
    [8] in August
    [9] in September
    [10] in October
    [11] in November
   *[12] in December
} { $year }
period-months = in months { $first } to { $last }/{ $year }
period-quarter = in quarter { $quarter }/{ $year }
period-year = in { $year }
period-from-to = from { $start } to { $end }
period-until = until { $end }
period-since = since { $start }
period-any = at any time
