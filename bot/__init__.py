"""Nhắc Việc: an office's annual plan, told to the people who do it, in time."""
