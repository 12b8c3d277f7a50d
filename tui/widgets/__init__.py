"""The widgets of newscast's panes. They know core's values and nothing of the store."""
