"""What evidence counts for: data, written by `python -m benchmarks.fit_suggesting --write`. Not to be edited.

Fitted on columns of English councils and the standard fields they were mapped to (digital-land, MIT and Open Government
Licence v3), none of which are here; `BY_HAND` alone is ours.
"""

from __future__ import annotations

LEARNED = {
    "same-here": 0.611,
    "same-here-sure": 0.169,
    "same-here-many": 0.46,
    "same-anywhere": 0.731,
    "same-anywhere-sure": 0.0,
    "same-anywhere-many": 0.0,
    "near-here": 0.42,
    "near-here-best": 0.0,
    "near-anywhere": 0.789,
    "near-anywhere-best": 0.69,
    "words-others-use": 0.0,
    "used-here": 0.606,
    "used-anywhere": 0.0,
    "same-name": 0.0,
    "words": 0.0,
    "words-covered": 0.055,
    "words-of-term": 1.115,
    "last-word": 0.0,
    "letters": 0.158,
    "definition": 1.067,
    "words-bare": 0.256,
    "form-hinted": 0.0,
    "form-hinted-clash": -1.44,
    "cold-words": 3.139,
    "cold-letters": 0.717,
    "cold-same-name": 0.0,
    "memory": 0.179,
    "memory-near": 0.0,
    "common": 0.0,
    "cold-common": 1.012,
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
    "always": 2.147,
    "none-same-here": 0.818,
    "none-same-anywhere": 1.012,
    "none-near": 1.174,
    "best-words": -0.385,
    "best-letters": 1.114,
    "best-memory": -1.108,
    "seen-here": -0.036,
    "none-words": 1.1,
    "memory": -0.048,
}
"""What counts for it that nothing fits."""

SURE = {
    "always": -0.162,
    "share": 0.833,
    "share-next": 0.149,
    "here": 0.366,
    "anywhere": -0.623,
    "agreed": 1.526,
    "against": 0.145,
    "alone": -0.218,
    "name": -0.63,
    "cold": 0.144,
    "cold-share": 0.004,
    "best": 0.535,
}
"""How far a share can be relied on. See `weighing.grounds`."""
