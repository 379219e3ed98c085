"""What a person can ask or do: one function a verb, a typed question in, a typed answer out, the session first."""
