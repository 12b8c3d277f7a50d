"""What may be typed after `newscast`: the words and options of every command."""
