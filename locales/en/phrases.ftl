phrases-title = { $total ->
    [one] 1 phrase was not understood
   *[other] { $total } phrases were not understood
}
phrases-none = No phrase is waiting to be seen.
phrases-hint = Most frequent first. What was seen leaves this list and stays in the file.
phrase-line = { $place }. “{ $said }” <i>({ $count ->
    [one] once
   *[other] { $count } times
}, last on { $day })</i>
phrase-chosen = → chosen: { $chosen }
phrase-chosen-one = { $label } ({ $count })
phrase-away = Seen { $place }
phrases-fetch = Download
phrases-file-name = not-understood.txt
phrases-column-count = Times
phrases-column-first = First
phrases-column-last = Last
phrases-column-seen = Seen
phrases-column-chosen = Chosen after it
phrases-column-phrase = Phrase
phrases-yes = yes
command-khonghieu = what the bot did not understand
