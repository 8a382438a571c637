undelivered = { $count ->
    [one] One person did not get their messages
   *[other] { $count } people did not get their messages
}
undelivered-reason = { $why }: { $names }.
undelivered-more = { $names } and { $count } more
button-undelivered-ledger = Open the ledger
button-send-again = Send again: { $name }
told-send-again = The bot sends it again now. The ledger shows what becomes of it.
error-ledger-message-gone = This message is no longer in the ledger. Please open the ledger again.
error-ledger-message-on-its-way = This message was sent again or is waiting, so there is nothing to do. The ledger shows what became of it.
ledger-cut-off = the sending at { $when } broke off midway
ledger-kind-undelivered = who was not reached
ledger-files-again = files sent again, perhaps received before
