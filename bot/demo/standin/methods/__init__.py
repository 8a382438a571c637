"""The Bot API methods, by topic; `table` names them all."""
