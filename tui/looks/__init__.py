"""Colours and signs: themes, their contrast, what stands for what."""
