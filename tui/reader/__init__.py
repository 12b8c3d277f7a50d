"""The reader's screen: a module for each thing that one does there."""
