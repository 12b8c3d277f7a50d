"""Values and rules that every part of newscast shares; standard library only."""
