"""The command line: what may be typed, what each command does, and what it prints."""
