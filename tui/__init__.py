"""The Textual app: panes, widgets, keys and themes; Textual lives here only."""
