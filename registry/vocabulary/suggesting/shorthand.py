"""Short forms and like words of the columns that councils keep. Ours: written by hand, from no list of anybody else's.

What a federation has decided weighs more. This is what there is to go by before anybody has decided anything.
"""

from __future__ import annotations

SHORT = {
    "acc": "account", "acct": "account", "act": "actual", "addr": "address", "addr1": "address", "adr": "address",
    "agr": "agreement", "agree": "agreement", "amd": "amended", "amend": "amended", "amt": "amount",
    "app": "application", "appl": "application", "appn": "application", "appr": "approved", "arb": "tree",
    "auth": "authority", "av": "average", "bdg": "building", "ben": "beneficiary", "bldg": "building",
    "bus": "business", "cat": "category", "cd": "code", "cert": "certificate", "cnt": "count", "com": "comment",
    "comm": "comment", "comms": "comment", "conf": "confirmed", "cons": "conservation", "coord": "coordinate",
    "coords": "coordinate", "cre": "created", "creat": "created", "cur": "current", "cust": "customer",
    "dept": "department", "des": "designated", "desc": "description", "descr": "description",
    "descript": "description", "desig": "designated", "dir": "directorate", "dist": "district", "doa": "date",
    "dob": "birth", "doc": "document", "docs": "document", "dt": "date", "dte": "date", "dwg": "drawing",
    "eff": "effective", "emp": "employee", "ent": "entry", "est": "estimated", "exp": "expense",
    "expd": "expenditure", "ext": "extent", "fid": "identifier", "fk": "identifier", "fname": "forename",
    "freq": "frequency", "geog": "geography", "geom": "geometry", "gid": "identifier", "gross": "gross",
    "guid": "identifier", "ha": "hectares", "hect": "hectares", "hyper": "link", "id": "identifier",
    "ident": "identifier", "ids": "identifier", "inc": "including", "ind": "indicator", "info": "information",
    "insp": "inspection", "inv": "invoice", "la": "authority", "lat": "latitude", "lb": "listed", "lng": "longitude",
    "loc": "location", "locn": "location", "lon": "longitude", "lpa": "authority", "max": "maximum",
    "mgmt": "management", "min": "minimum", "misc": "miscellaneous", "mod": "modified", "modif": "modified",
    "nam": "name", "nbr": "number", "nin": "insurance", "nm": "name", "no": "number", "nos": "number",
    "num": "number", "obj": "object", "objectid": "identifier", "ogc": "identifier", "oid": "identifier",
    "ord": "order", "org": "organisation", "orgn": "organisation", "oth": "other", "own": "owner", "pay": "payment",
    "pc": "postcode", "pcode": "postcode", "perm": "permission", "pk": "identifier", "pmt": "payment",
    "pol": "polygon", "poly": "polygon", "postc": "postcode", "ppty": "property", "prop": "property", "pt": "point",
    "qty": "quantity", "qual": "qualification", "rec": "record", "recd": "received", "ref": "reference",
    "refno": "reference", "refs": "reference", "refval": "reference", "reg": "registered", "rem": "removed",
    "rev": "revised", "sch": "school", "sect": "section", "shp": "geometry", "sname": "surname", "sp": "species",
    "spec": "species", "st": "status", "stat": "status", "std": "standard", "str": "street", "sub": "subject",
    "supp": "supplier", "tel": "telephone", "temp": "temporary", "tot": "total", "tpo": "preservation",
    "trans": "transaction", "txn": "transaction", "typ": "type", "uid": "identifier", "uniq": "identifier",
    "upd": "updated", "updt": "updated", "uri": "link", "url": "link", "usr": "user", "val": "value",
    "ver": "version", "vers": "version", "vol": "volume", "wd": "ward", "wkt": "geometry", "www": "link",
    "yr": "year",
}  # fmt: skip
"""Short form → the word it mostly stands for in the names of columns."""

ALIKE = (
    ("reference", "identifier", "key", "number", "code", "refnumber", "objectid", "index"),
    ("name", "title", "called", "label", "heading", "location", "site"),
    ("description", "detail", "details", "narrative", "summary", "text"),
    (
        "notes", "note", "comment", "comments", "remark", "remarks", "observation", "observations", "info",
        "information",
    ),
    ("geometry", "shape", "polygon", "boundary", "multipolygon", "outline", "geo", "wkb", "geojson", "extent"),
    (
        "point", "coordinate", "location", "centroid", "latitude", "longitude", "easting", "northing", "x", "y",
        "geox", "geoy",
    ),
    ("address", "location", "street", "road", "site", "place", "premises", "property", "locality"),
    ("link", "website", "webpage", "hyperlink", "web", "page", "href", "weblink"),
    ("document", "documentation", "file", "attachment", "paper", "pdf"),
    ("date", "day", "dated", "when", "timestamp", "time", "period", "month", "year"),
    (
        "start", "designated", "designation", "made", "effective", "commencement", "begin", "began", "opened",
        "valid", "confirmed", "from", "created", "adopted", "issued", "commenced",
    ),
    (
        "end", "until", "expiry", "expires", "ceased", "closed", "removed", "cancelled", "revoked", "finish",
        "terminated", "to", "deleted",
    ),
    (
        "entry", "updated", "modified", "amended", "edited", "changed", "captured", "created", "published",
        "recorded", "revised", "last", "entered", "registered",
    ),
    (
        "amount", "sum", "value", "cost", "price", "net", "gross", "total", "spend", "expenditure", "paid",
        "payment", "gbp", "pounds", "£",
    ),
    (
        "beneficiary", "supplier", "vendor", "payee", "creditor", "contractor", "recipient", "merchant", "company",
        "provider",
    ),
    (
        "organisation", "organization", "authority", "council", "body", "publisher", "department", "agency",
        "owner", "company",
    ),
    (
        "directorate", "department", "service", "division", "unit", "section", "team", "organisational", "area",
        "portfolio", "costcentre", "centre",
    ),
    ("category", "type", "kind", "class", "sort", "classification", "group", "purpose"),
    ("status", "state", "stage", "phase", "condition", "current"),
    ("decision", "outcome", "result", "determination", "verdict"),
    ("person", "client", "customer", "individual", "resident", "citizen", "user", "applicant", "subject"),
    ("pupil", "student", "child", "learner"),
    ("forename", "firstname", "first", "given"),
    ("surname", "lastname", "family", "last"),
    ("birth", "dateofbirth", "born"),
    ("sex", "gender"),
    ("telephone", "phone", "mobile", "contact"),
    ("email", "mail", "e-mail"),
    ("height", "tall"),
    ("diameter", "girth", "spread"),
    ("species", "genus", "latin", "botanical"),
    ("area", "hectares", "size", "acres"),
    ("grade", "band", "rating", "level"),
    ("count", "quantity", "number", "total"),
    ("dwellings", "homes", "houses", "units", "housing"),
    ("minimum", "least", "lowest", "from"),
    ("maximum", "most", "highest"),
    ("invoice", "bill", "transaction", "voucher"),
    ("school", "academy", "establishment"),
    ("rubbish", "waste", "refuse", "litter", "bin", "bins", "tip", "flytipping", "tipping", "dumped"),
    ("road", "highway", "carriageway", "street"),
    ("footpath", "pavement", "footway", "path", "walkway", "pathway"),
    ("pothole", "potholes", "hole", "surface", "defect"),
    ("light", "lighting", "lamp", "streetlight", "streetlighting", "illuminated", "bollard"),
    ("drain", "drainage", "gully", "gullies", "flooding", "flood", "sewer", "manhole", "drains"),
    ("tree", "trees", "hedge", "vegetation", "overgrown", "branches", "bushes"),
    ("vehicle", "car", "van", "caravan", "cars", "vehicles"),
    ("abandoned", "dumped", "untaxed"),
    ("parking", "parked", "yellow"),
    ("dog", "dogs", "animal", "animals", "pet"),
    ("fouling", "mess", "faeces", "excrement"),
    ("sign", "signs", "signage", "nameplate"),
    ("graffiti", "flyposting", "poster", "posters", "vandalism"),
    ("noise", "nuisance", "disturbance", "loud"),
    ("snow", "ice", "gritting", "grit", "icy", "winter"),
    ("playground", "play", "park", "parks", "recreation"),
    ("toilet", "toilets", "convenience", "wc"),
    ("needle", "needles", "syringe", "drugs", "sharps"),
)  # fmt: skip
"""Words that often stand for one another in the names of columns, in no order. A word may be in several rows."""

FORMS = {
    "date": "date", "day": "date", "timestamp": "date", "birth": "date", "geometry": "geometry", "point": "geometry",
    "boundary": "geometry", "polygon": "geometry", "link": "link", "website": "link", "hyperlink": "link",
    "amount": "number", "cost": "number", "price": "number", "total": "number", "count": "number",
    "quantity": "number", "hectares": "number", "height": "number", "diameter": "number", "minimum": "number",
    "maximum": "number", "latitude": "number", "longitude": "number", "sum": "number", "percentage": "number",
    "spend": "number", "expenditure": "number", "reference": "identifier", "identifier": "identifier",
    "uprn": "identifier", "uprns": "identifier", "usrn": "identifier", "postcode": "identifier", "name": "text",
    "description": "text", "notes": "text", "address": "text", "title": "text", "beneficiary": "text",
    "supplier": "text", "comment": "text", "organisation": "text", "department": "text", "directorate": "text",
    "surname": "text", "forename": "text", "species": "text",
}  # fmt: skip
"""Word in a name → what its values mostly are, for terms that do not say their datatype."""

FAMILIES = {
    "date": "date", "partial-date": "date", "date-time": "date", "time": "time", "period": "period",
    "whole-number": "number", "decimal": "number", "money": "number", "percentage": "number", "yes-no": "yes-no",
    "link": "link", "geometry": "geometry", "identifier": "identifier", "text": "text", "code": "code",
    "address": "text", "file": "file", "group": "group",
}  # fmt: skip
"""Datatype → which of them can stand for one another."""

COMMON = frozenset((
    "reference", "identifier", "name", "title", "description", "notes", "comment", "start", "end", "entry", "date",
    "geometry", "address", "type", "status", "number", "amount", "code",
))  # fmt: skip
"""Words of fields that nearly every data set has: what a column stands for whose name says nothing."""

STOP = frozenset((
    "a", "about", "an", "and", "at", "be", "by", "for", "in", "is", "of", "on", "or", "that", "the", "this", "with",
))  # fmt: skip
"""Words that tell nothing."""
