"""The files of data in `agreements/data/`: every cell of them is made up here, and comes out the same each time.

`python -m tests.sample.data_files` writes them; a test says when they are behind. No people: places, services, and
cases by reference. Property references begin with 99 and postcodes with QX, which are given to nobody, and points on
the map lie in the sea.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta
from itertools import product
from random import Random

import xlsxwriter
from stdnum.gb import nhs

from tests.sample import shares_list
from tests.sample.expected import SAMPLE

FOLDER = SAMPLE / "data"

Row = Sequence[object]

STREETS = (
    "Quay Street", "Limpet Lane", "St Brânoc’s Walk", "Ropewalk", "Pilot’s Steps", "Café Row", "Lower Ness",
    "Fish Street", "Signal Hill", "Net Loft Yard", "Harbour Parade", "Cockle Court", "Old Battery", "Tern Close",
    "Saltings Road",
)  # fmt: skip
SPOTS = (
    "behind the bins",
    "by the bus shelter",
    "on the green",
    "outside the shop",
    "in the underpass",
    "at the slipway",
)
TOWNS = ("Eastvale", "Westhaven", "Northmoor")
FIRST, LAST = date(2026, 6, 1), date(2026, 11, 20)


def eastvale_reports() -> bytes:
    """Reports of anti-social behaviour, as the district keeps them: 320 rows, windows-1252, commas."""
    chance = Random("eastvale")
    rows: list[Row] = [
        ("CASE_NO", "REP_DATE", "OPENED", "CLOSED", "KIND", "LOC", "UPRN", "RAG", "AGEGRP", "TICKET", "SAT")
    ]
    for number in range(1, 321):
        told = FIRST + timedelta(days=chance.randrange(150))
        opened = told + timedelta(days=chance.randrange(6))
        closed = opened + timedelta(days=chance.randrange(5, 60))
        is_closed = chance.random() < 0.7 and closed <= LAST
        reported = f"{told:%d/%m/%Y}"
        if number in (57, 203):  # half a date: the month, and no day
            reported = f"{told:%m/%Y}"
        kind = f"{chance.randrange(1, 14):02}" if number not in (31, 118, 240) else "14"  # a code that is in no list
        rows.append((
            _case("E", number), reported, f"{opened:%d-%b-%Y}", f"{closed:%d-%b-%Y}" if is_closed else "-",
            kind, f"{chance.choice(STREETS)}, {chance.choice(SPOTS)}",
            f"{_property(chance):012}" if chance.random() < 0.9 else "",
            chance.choice("GGGAAR") if number != 77 else "B", chance.choice("AAAC"),
            f"T{chance.randrange(10_000):04}", chance.choice(("", "", "1", "2", "3", "4", "5")),
        ))  # fmt: skip
    return _csv(rows, "cp1252", ",")


def westhaven_weekly_list() -> bytes:
    """The borough's weekly list: 180 rows, UTF-8 with a mark, semicolons. 45 are the district's cases too."""
    chance = Random("westhaven")
    rows: list[Row] = [("ref", "received", "opened", "closed", "type", "where", "uprn", "risk")]
    for own in _reports()[:320:7][:45]:
        received = datetime.strptime(own["REP_DATE"], "%d/%m/%Y") if len(own["REP_DATE"]) == 10 else None
        opened, closed = (_month_in_words(own[name]) for name in ("OPENED", "CLOSED"))
        if chance.random() < 0.25:  # the two councils do not always say the same of one case
            closed = min(LAST, (opened or FIRST) + timedelta(days=chance.randrange(61, 90)))
        rows.append((
            own["CASE_NO"], f"{received:%d.%m.%Y}" if received else "", f"{opened:%d.%m.%Y}" if opened else "",
            f"{closed:%d.%m.%Y}" if closed else "n/k", _grouped(own["KIND"]),
            own["LOC"] if chance.random() < 0.8 else f"{own['LOC']} (again)", own["UPRN"].lstrip("0"),
            {"G": "1", "A": "2", "R": chance.choice("34")}.get(own["RAG"], ""),
        ))  # fmt: skip
    for number in range(1, 136):
        received = datetime.combine(FIRST + timedelta(days=chance.randrange(150)), datetime.min.time())
        opened = received + timedelta(days=chance.randrange(4))
        ended = opened + timedelta(days=chance.randrange(3, 50))
        is_closed = chance.random() < 0.6 and ended.date() <= LAST
        rows.append((
            _case("W", number), f"{received:%d.%m.%Y}", f"{opened:%d.%m.%Y}",
            f"{ended:%d.%m.%Y}" if is_closed else "n/k",
            chance.choice(("PER", "NUI", "NUI", "ENV")), f"{chance.choice(STREETS)}, {chance.choice(SPOTS)}",
            str(_property(chance)) if chance.random() < 0.8 else "", chance.choice("11223 4").strip(),
        ))  # fmt: skip
    return _csv(rows, "utf-8-sig", ";")


def police_incidents() -> bytes:
    """Entries of the control room's log that were closed as anti-social behaviour: 400 rows, UTF-8, commas."""
    chance = Random("police")
    rows: list[Row] = [("LOG_NO", "REP_DT", "ASB_CAT", "LOCATION", "GRID", "OUTCOME", "CRN")]
    for number in range(1, 401):
        told = datetime.combine(FIRST, datetime.min.time()) + timedelta(minutes=chance.randrange(150 * 24 * 60))
        said = f"{told:%d/%m/%Y %H:%M}" if number not in (88, 301) else f"{told:%d/%m/%Y}"  # nobody wrote the time
        outcome = chance.choice(("NFA", "NFA", "NFA", "CR", "CAU", "OPEN", "C"))
        rows.append((
            f"{number:04}/{told:%d%m%y}", said, chance.choice("122223") if number not in (19, 260) else "4",
            f"{chance.choice(STREETS)}, {chance.choice(SPOTS)}",
            f"{690_000 + chance.randrange(9000):06},{200_000 + chance.randrange(9000):06}", outcome,
            f"HP/26/{chance.randrange(100_000):05}" if outcome in ("C", "CAU", "CR") else "",
        ))  # fmt: skip
    return _csv(rows, "utf-8", ",")


def westhaven_homelessness() -> bytes:
    """Homelessness cases by number, with the place left and no name: 150 rows, UTF-8, commas."""
    chance = Random("homelessness")
    rows: list[Row] = [
        ("case_number", "REF_DATE", "addr1", "addr2", "addr3", "addr4", "pcode", "tenure", "duty", "arrears",
         "risk_score", "band", "dtr_ok")
    ]  # fmt: skip
    for number in range(1, 151):
        told = FIRST + timedelta(days=chance.randrange(150))
        tenure = chance.choice(("LA", "HA", "PRS", "PRS", "PRS", "OO", "TIED", "SOFA", "NFA"))
        roofless = tenure in ("SOFA", "NFA")
        code = (
            f"QX{chance.randrange(1, 9)}{' ' if chance.random() < 0.6 else ''}{chance.randrange(1, 10)}{_two(chance)}"
        )
        rows.append((
            f"H{26_000 + number}", f"{told:%Y-%m-%d}" if number not in (12, 99) else f"{told:%Y-%m}",
            "" if roofless else f"{'Flat ' if chance.random() < 0.3 else ''}{chance.randrange(1, 90)}",
            "" if roofless else chance.choice(STREETS), "" if roofless or chance.random() < 0.7 else "The Ness",
            "" if roofless else chance.choice(TOWNS[:2]), chance.choice(("ZZ99 3VZ", "N/A")) if roofless else code,
            tenure if number != 64 else "LODG", chance.choice("PPRRMN"),
            f"{chance.randrange(0, 400_000) / 100:.2f}" if tenure in ("LA", "HA", "PRS") else "",
            str(chance.randrange(1, 6)), chance.choice("ABCDE"), chance.choice(("Y", "Y", "Y", "N")),
        ))  # fmt: skip
    return _csv(rows, "utf-8", ",")


def fire_home_visits() -> bytes:
    """Home fire safety visits by property: 120 rows of a spreadsheet."""
    chance = Random("fire")
    rows: list[Row] = [("UPRN", "REF_DATE", "VISITED", "SCORE", "CIR", "ALARM", "ADDR", "CW", "AGENCY")]
    for _ in range(120):
        listed = FIRST + timedelta(days=chance.randrange(120))
        visited = listed + timedelta(days=chance.randrange(3, 40))
        rows.append((
            str(_property(chance)), f"{listed:%d/%m/%Y}", f"{visited:%Y%m%d}" if chance.random() < 0.9 else "",
            str(chance.randrange(41)), str(chance.randrange(1, 10)), chance.choice("YYN"),
            f"{chance.randrange(1, 90)} {chance.choice(STREETS)}, {chance.choice(TOWNS)}",
            chance.choice(("", "", "", "DOG", "VIO", "O2", "HRD")), chance.choice("CHS"),
        ))  # fmt: skip

    def fill(book: xlsxwriter.Workbook) -> None:
        sheet = book.add_worksheet("Visits")
        for at, row in enumerate(rows):
            for column, value in enumerate(row):
                if at and rows[0][column] in ("SCORE", "CIR"):
                    sheet.write_number(at, column, int(str(value)))
                elif value != "":
                    sheet.write_string(at, column, str(value))

    return _workbook(fill)


def attendance_week() -> bytes:
    """One school's week, by the school's own numbers: 20 pupils, ten sessions each, UTF-8, commas."""
    chance = Random("attendance")
    rows: list[Row] = [("PupilRef", "SessDate", "Half", "Mark", "CaseNo", "TutGrp")]
    pupils = [
        (f"P-{number:04}", "" if number % 3 else f"AW{number}", chance.choice(("7B", "8K", "9F")))
        for number in range(1, 21)
    ]
    for day, half, (pupil, case, group) in product(range(5), ("AM", "PM"), pupils):
        mark = chance.choices("PLSH0?", (70, 8, 8, 5, 6, 3))[0]
        rows.append((pupil, f"{date(2026, 9, 14) + timedelta(days=day):%d/%m/%Y}", half, mark, case, group))
    return _csv(rows, "utf-8", ",")


def pupils_on_roll() -> bytes:
    """Who is on roll, by the school's own numbers and nothing that tells who they are: 60 rows, UTF-8, commas."""
    chance = Random("roll")
    rows: list[Row] = [("pupil_no", "yr", "fsm", "house")]
    for number in range(1, 61):
        year = chance.choice(("R", *map(str, range(1, 14))))
        rows.append((f"P-{number:04}", year, chance.choice("YNN"), chance.choice(("Puffin", "Tern", "Gannet"))))
    return _csv(rows, "utf-8", ",")


def northmoor_payments() -> bytes:
    """Payments over 500 pounds, whose columns no vocabulary describes: 300 rows, windows-1252, semicolons."""
    chance = Random("payments")
    firms = (
        "Gull & Sons",
        "Driftwood Décor",
        "Bell Buoy Catering",
        "Skerry Transport",
        "Marram Grass Care",
        "Foghorn Print",
    )
    services = ("Highways", "Adult care", "Schools", "Libraries", "Harbour", "Parks")
    rows: list[Row] = [
        ("Body Name", "Payment Date", "Trans No.", "Directorate", "Purpose of spend", "Supplier", "Net amount (£)",
         "Irrecoverable VAT")
    ]  # fmt: skip
    for number in range(1, 301):
        paid = date(2026, 4, 1) + timedelta(days=chance.randrange(180))
        pounds = chance.randrange(50_000, 9_000_000) / 100
        amount = f"£{pounds:,.2f}" if number % 40 else f"(£{pounds:,.2f})"
        rows.append((
            "Northmoor Council", f"{paid:%d/%m/%Y}", str(7_100_000 + number), chance.choice(services),
            chance.choice(("Repairs; planned", "Agency cover", "Transport", "Equipment", "Catering")),
            chance.choice(firms), amount, chance.choice(("Y", "N", "N", "N/A")),
        ))  # fmt: skip
    return _csv(rows, "cp1252", ";")


def eastvale_hall_bookings() -> bytes:
    """A spreadsheet as people keep them: two heading rows, a heading twice, sums, half its dates, and a total below."""
    chance = Random("halls")

    def fill(book: xlsxwriter.Workbook) -> None:
        sheet = book.add_worksheet("Bookings")
        book.add_worksheet("Notes").write_string(0, 0, "Keys are at the desk.")
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        money = book.add_format({"num_format": "£#,##0.00"})
        sheet.merge_range(0, 0, 0, 2, "Booking")
        sheet.merge_range(0, 3, 0, 6, "Charge")
        for column, heading in enumerate(("Hall", "Date", "Hours", "Rate", "Paid", "Date", "Owing")):
            sheet.write_string(1, column, heading)
        total = 0.0
        for at in range(2, 62):
            booked = date(2026, 5, 1) + timedelta(days=chance.randrange(120))
            hours, rate = chance.randrange(1, 9), chance.choice((12.5, 18.0, 22.75))
            paid = round(hours * rate, 2) if chance.random() < 0.7 else 0.0
            sheet.write_string(at, 0, chance.choice(("Net Loft Hall", "Ropewalk Rooms", "The Old Battery")))
            if at % 2:
                sheet.write_datetime(at, 1, datetime.combine(booked, datetime.min.time()), day)
            else:
                sheet.write_string(
                    at, 1, chance.choice((f"{booked:%B}", f"{booked:%b %y}", "tbc", f"w/c {booked:%d %b}"))
                )
            sheet.write_number(at, 2, hours)
            sheet.write_number(at, 3, rate, money)
            sheet.write_number(at, 4, paid, money)
            if paid:
                sheet.write_string(at, 5, f"{booked + timedelta(days=9):%d.%m.%y}")
            owing = round(hours * rate - paid, 2)
            total += owing
            sheet.write_formula(at, 6, f"=C{at + 1}*D{at + 1}-E{at + 1}", money, owing)
        sheet.write_string(63, 0, "Total")
        sheet.write_formula(63, 6, "=SUM(G3:G62)", money, round(total, 2))

    return _workbook(fill)


def northmoor_data_shares() -> bytes:
    """The county's list of its shares: headings on row 9, merged and empty cells, ditto marks, a total."""

    def fill(book: xlsxwriter.Workbook) -> None:
        book.add_worksheet("Read me").write_string(0, 0, "Each service adds its own rows. Ask the information team.")
        sheet = book.add_worksheet("Shares")
        lists = book.add_worksheet("Lists")
        for at, word in enumerate(("Yes", "No", "?", "N/A", "Contract", "Draft")):
            lists.write_string(at, 0, word)
        sheet.merge_range(0, 0, 0, 11, "Northmoor Council: register of data shares")
        for at, said in enumerate(("Kept by the information team", "Last looked through in October 2026",
                                   "Out: we give. In: we get. Both: both ways."), 1):  # fmt: skip
            sheet.write_string(at, 0, said)
        sheet.merge_range(7, 1, 7, 4, "The share")
        sheet.merge_range(7, 5, 7, 9, "What it rests on")
        for column, heading in enumerate(shares_list.HEADINGS):
            sheet.write_string(8, column, heading)
        at, began, service = 9, 9, ""
        for row in shares_list.rows():
            if row[1] and at > 9:
                _merged(sheet, began, at - 1, service)
                at += 1  # an empty row between services
            began, service = (at, row[1]) if row[1] else (began, service)
            for column, value in enumerate(row):
                if value and column != 1:
                    sheet.write_string(at, column, value)
            at += 1
        _merged(sheet, began, at - 1, service)
        sheet.write_string(at + 1, 0, "Total")
        sheet.write_formula(at + 1, 1, f"=COUNTA(A10:A{at})", None, len(shares_list.rows()))
        book.get_worksheet_by_name("Read me").activate()

    return _workbook(fill)


def _merged(sheet: xlsxwriter.worksheet.Worksheet, first: int, last: int, said: str) -> None:
    """A service once, beside all its shares."""
    if last > first:
        sheet.merge_range(first, 1, last, 1, said)
    else:
        sheet.write_string(first, 1, said)


FILES: dict[str, Callable[[], bytes]] = {
    "eastvale-reports.csv": eastvale_reports,
    "westhaven-weekly-list.csv": westhaven_weekly_list,
    "police-incidents.csv": police_incidents,
    "westhaven-homelessness.csv": westhaven_homelessness,
    "fire-home-visits.xlsx": fire_home_visits,
    "attendance-week-38.csv": attendance_week,
    "pupils-on-roll.csv": pupils_on_roll,
    "northmoor-payments.csv": northmoor_payments,
    "eastvale-hall-bookings.xlsx": eastvale_hall_bookings,
    "northmoor-data-shares.xlsx": northmoor_data_shares,
}
"""Name of the file → what writes it."""


def _case(letter: str, number: int) -> str:
    return f"{letter}-26-{number:04}"


def _property(chance: Random) -> int:
    number = 9_900_000_000 + chance.randrange(100_000)
    # One in eleven numbers of ten digits might be somebody's NHS number.
    while nhs.is_valid(str(number)):
        number += 1
    return number


def _two(chance: Random) -> str:
    return "".join(chance.choice("ABDEFGHJLNPQRSTUWXYZ") for _ in range(2))


def _reports() -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(eastvale_reports().decode("cp1252"), newline="")))


def _month_in_words(text: str) -> date | None:
    return datetime.strptime(text, "%d-%b-%Y").date() if text != "-" else None


def _grouped(kind: str) -> str:
    """The borough's three sorts for the district's thirteen."""
    groups = {"PER": ("01", "02", "11"), "ENV": ("07", "08", "09"), "": ("13", "14")}
    return next((name for name, kinds in groups.items() if kind in kinds), "NUI")


def _csv(rows: Sequence[Row], encoding: str, separator: str) -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=separator, lineterminator="\r\n").writerows(rows)
    return text.getvalue().encode(encoding)


def _workbook(fill: Callable[[xlsxwriter.Workbook], None]) -> bytes:
    whole = io.BytesIO()
    book = xlsxwriter.Workbook(whole, {"in_memory": True})
    book.set_properties({"created": datetime(2026, 11, 21)})
    fill(book)
    book.close()
    return whole.getvalue()


def main() -> None:
    """Write them all."""
    FOLDER.mkdir(exist_ok=True)
    for name, made in FILES.items():
        (FOLDER / name).write_bytes(made())
        print(name)


if __name__ == "__main__":
    main()
