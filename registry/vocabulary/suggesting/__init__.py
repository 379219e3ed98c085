"""Which term of an integration model a term or column may stand for, ranked, with reasons. Nothing is ever applied."""
