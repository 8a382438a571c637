# What the reviewer should look at in a time phrase.

doubt-impossible-day = There is no { $printed }; { $taken } is taken instead.
doubt-impossible-date = “{ $printed }” cannot be a date; not taken as a deadline.
doubt-lunar-date = “{ $printed }” is a lunar date and was not converted; its solar day is to be filled in.
doubt-other-year = “{ $printed }” is outside the plan's year { $year }; kept as printed.
doubt-backwards = “{ $printed }” ends before it begins; only its last day is taken.
doubt-no-date = No deadline could be read in “{ $printed }”.
doubt-as-above = The time cell says “{ $printed }”; the deadline of the row above is to be filled in.
doubt-cited-text = The deadline stands in another text: “{ $printed }”; its day is to be filled in.
doubt-no-rhythm = “{ $printed }” does not say how often.
