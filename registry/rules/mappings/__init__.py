"""How words are mapped between vocabularies, where shared information must mean the same at both ends."""
