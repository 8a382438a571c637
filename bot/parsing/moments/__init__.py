"""Days and stretches seen from today, as officers say them in both languages."""
