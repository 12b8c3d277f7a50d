"""Where an article ends and unrelated lines begin."""
