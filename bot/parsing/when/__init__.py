"""Every day, month, quarter, year and rhythm a text names, as plans and people write them."""
