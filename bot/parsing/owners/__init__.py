"""Whose work a question is about: the asker's, a person's, a unit's, everybody's."""
