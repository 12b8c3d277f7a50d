"""Which key does what: names, presets, the reader's own keymap, the register of all."""
