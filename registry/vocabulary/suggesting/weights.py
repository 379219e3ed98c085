"""What evidence counts for: data, written by `python -m benchmarks.fit_suggesting --write`. Not to be edited.

Fitted on columns of English councils and the standard fields they were mapped to (digital-land, MIT and Open Government
Licence v3), none of which are here; `BY_HAND` alone is ours.
"""

from __future__ import annotations

LEARNED = {
    "same-here": 0.56,
    "same-here-sure": 0.227,
    "same-here-many": 0.343,
    "same-anywhere": 0.688,
    "same-anywhere-sure": 0.0,
    "same-anywhere-many": 0.0,
    "near-here": 0.339,
    "near-here-best": 0.021,
    "near-anywhere": 0.72,
    "near-anywhere-best": 0.6,
    "words-others-use": 0.0,
    "used-here": 0.505,
    "used-anywhere": 0.0,
    "same-name": 0.0,
    "words": 0.0,
    "words-covered": 0.0,
    "words-of-term": 1.123,
    "last-word": 0.0,
    "letters": 0.017,
    "definition": 1.035,
    "words-bare": 0.512,
    "form-hinted": 0.0,
    "form-hinted-clash": -1.194,
    "cold-words": 2.694,
    "cold-letters": 0.721,
    "cold-same-name": 0.0,
    "memory": 0.195,
    "memory-near": 0.0,
    "common": 0.0,
    "cold-common": 0.958,
    "same-telling-name": 0.211,
    "initials": 1.806,
}
"""What each piece of evidence counts for a candidate. See `evidence`."""

BY_HAND = {
    "values-agree": 1.6,
    "values-clash": -2.5,
    "type-agrees": 1.0,
    "type-clashes": -2.0,
    "codes-agree": 2.5,
    "codes-none": -0.7,
    "unit-clash": -0.8,
    "rejected-elsewhere": -1.2,
}
"""The same of what no column that was learned on has: set by us."""

FOR_NONE = {
    "always": 1.941,
    "none-same-here": 0.647,
    "none-same-anywhere": 0.823,
    "none-near": 0.948,
    "best-words": -0.217,
    "best-letters": 0.94,
    "best-memory": -0.878,
    "seen-here": 0.046,
    "none-words": 0.917,
    "memory": -0.031,
}
"""What counts for it that nothing fits."""

SURE = {
    "nothing-decided always": 0.079,
    "nothing-decided share": 0.457,
    "nothing-decided share-next": 0.246,
    "nothing-decided here": 0.0,
    "nothing-decided anywhere": 0.0,
    "nothing-decided agreed": 0.0,
    "nothing-decided against": 0.0,
    "nothing-decided alone": 0.0,
    "nothing-decided name": -2.146,
    "nothing-decided cold": 0.079,
    "nothing-decided cold-share": 0.457,
    "nothing-decided best": 0.91,
    "few-decided always": 0.569,
    "few-decided share": 0.924,
    "few-decided share-next": 0.165,
    "few-decided here": -0.232,
    "few-decided anywhere": -0.313,
    "few-decided agreed": -0.079,
    "few-decided against": -0.912,
    "few-decided alone": -0.552,
    "few-decided name": -0.222,
    "few-decided cold": -0.976,
    "few-decided cold-share": -0.221,
    "few-decided best": 0.872,
    "many-decided always": -0.611,
    "many-decided share": 0.717,
    "many-decided share-next": 0.029,
    "many-decided here": 0.441,
    "many-decided anywhere": -0.644,
    "many-decided agreed": 2.099,
    "many-decided against": 0.408,
    "many-decided alone": -0.159,
    "many-decided name": -0.453,
    "many-decided cold": 1.099,
    "many-decided cold-share": 0.363,
    "many-decided best": 0.381,
}
"""How far a share can be relied on. See `weighing.grounds`."""
