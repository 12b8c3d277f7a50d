"""Stories: the timeline of one, the list of all, and to which of them an article belongs."""
