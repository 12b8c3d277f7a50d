"""What the command line prints: words for a person, JSON Lines for a program, and remarks."""
