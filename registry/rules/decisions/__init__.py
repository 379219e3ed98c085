"""The rules about decisions made without meaningful human involvement."""
