"""Files that hold others: archives, letters, web captures; streamed, never unpacked to disk."""
