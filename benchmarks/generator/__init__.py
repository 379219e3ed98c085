"""Realistic registers of any size, invented from a seed: the same seed gives the same bytes on any machine.

    python -m benchmarks.generator OUT --records 10000 --registers 8 --seed 1 [--faults 0.02]

Every organisation, place, post, number and address is invented. `language/` holds the words, `plan` decides which
records there are and how they hang together, `seats` who has signed what, `kinds/` writes one kind of record a module
as a careful council would have it, `writing` puts them into folders, and `rows` puts a million of them straight into an
index. `faults` spoils some of them: as files, or by what `defects/` leaves out of what they say.
"""
