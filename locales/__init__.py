"""The words people read, one folder a language, in Fluent files."""
