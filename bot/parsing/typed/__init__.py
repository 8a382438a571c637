"""A message as it was meant: keys, slips and shorthand mended, wrappings taken off."""
