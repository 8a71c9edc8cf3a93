"""Plan files with wrong agencies or a wrong calendar, each one change away from a good file."""

from tests.plans.mutations import DECISION_07, Wrong, add, again, all_of, drop, put, wrong

AGENCIES: list[Wrong] = [
    wrong(
        "agency code twice",
        put("groups/10/agencies/4/code", "HND"),
        "groups[10].agencies[4] (HND).code: đơn vị “HND” đã dùng ở groups[10].agencies[3] (HND).code",
    ),
    wrong(
        "group number twice",
        put("groups/8/number", 8),
        "groups[8].number: nhóm “8” đã dùng ở groups[7].number",
        "sections[4] (V).assignments[8].group: nhóm 9 không có trong groups",
        "indicators[1] (CT1.2).coordinating[1]: không có nhóm 9 trong groups",
        "indicators[1] (CT1.2).reported_by[0]: không có nhóm 9 trong groups",
        "indicators[14] (CT5.1).coordinating[7]: không có nhóm 9 trong groups",
        "indicators[14] (CT5.1).reported_by[8]: không có nhóm 9 trong groups",
        "statistics[14] (TK15).reported_by[8]: không có nhóm 9 trong groups",
    ),
    wrong(
        "agency code that reads as a group",
        put("groups/6/agencies/0/code", "group-7"),
        "groups[6].agencies[0] (group-7).code: mã đơn vị “group-7” trùng với cách viết cả một nhóm",
        "indicators[14] (CT5.1).coordinating[5]: mã đơn vị “STC” không có trong groups",
        "indicators[14] (CT5.1).reported_by[6]: mã đơn vị “STC” không có trong groups",
    ),
    wrong(
        "agency code with a space",
        put("groups/10/agencies/4/code", "HC CB"),
        (
            "groups[10].agencies[4] (HC CB).code: “HC CB” không dùng làm mã được: chỉ chữ, số và các dấu . - "
            "_, không có khoảng trắng"
        ),
    ),
    wrong(
        "unknown kind of agency",
        put("groups/1/agencies/0/kind", "polise"),
        (
            "groups[1].agencies[0] (CAT).kind: loại đơn vị “polise” không có; chỉ có department, police, "
            "media, judiciary, mass_organisation, district, commune (có phải “police”?)"
        ),
    ),
    wrong(
        "unknown duty",
        put("groups/9/agencies/0/duty", "asked"),
        "groups[9].agencies[0] (VKSNDT).duty: trách nhiệm “asked” không có; chỉ có obliged, requested",
    ),
    wrong(
        "area that is no locality",
        put("groups/11/agencies/0/locality", "9300"),
        "groups[11].agencies[0] (UB930).locality: mã địa bàn “9300” không có trong tệp địa bàn",
    ),
    wrong(
        "group without agencies",
        put("groups/6/agencies", []),
        "groups[6].agencies: danh sách không được để trống",
        "indicators[14] (CT5.1).coordinating[5]: mã đơn vị “STC” không có trong groups",
        "indicators[14] (CT5.1).reported_by[6]: mã đơn vị “STC” không có trong groups",
    ),
    wrong(
        "agency without a symbol",
        drop("groups/0/agencies/0/symbol"),
        "groups[0].agencies[0] (SLDTBXH): thiếu khóa “symbol”",
    ),
    wrong(
        "unknown lead",
        put("indicators/3/lead", ["SLDTBXN"]),
        "indicators[3] (CT1.4).lead[0]: mã đơn vị “SLDTBXN” không có trong groups (có phải “SLDTBXH”?)",
    ),
    wrong(
        "unknown coordinating agency",
        add("indicators/3/coordinating", "ABC"),
        "indicators[3] (CT1.4).coordinating[5]: mã đơn vị “ABC” không có trong groups",
    ),
    wrong(
        "unknown reporting agency",
        put("indicators/3/reported_by", ["group-12", "XYZ"]),
        "indicators[3] (CT1.4).reported_by[1]: mã đơn vị “XYZ” không có trong groups",
    ),
    wrong(
        "unknown group in a list",
        put("indicators/3/reported_by", ["group-13"]),
        "indicators[3] (CT1.4).reported_by[0]: không có nhóm 13 trong groups",
    ),
    wrong(
        "nobody reports",
        put("indicators/3/reported_by", []),
        "indicators[3] (CT1.4).reported_by: danh sách không được để trống",
    ),
    wrong("nobody leads", put("indicators/3/lead", []), "indicators[3] (CT1.4).lead: danh sách không được để trống"),
    wrong("lead missing", drop("indicators/3/lead"), "indicators[3] (CT1.4): thiếu khóa “lead”"),
    wrong(
        "consolidated by nobody known",
        put("reporting/consolidated_by", "SLD"),
        "reporting.consolidated_by: mã đơn vị “SLD” không có trong groups",
        "reporting.consolidated_by: là “SLD”, nhưng trong groups đơn vị “SLDTBXH” ghi consolidates: true",
    ),
    wrong(
        "consolidated by another than the groups say",
        put("reporting/consolidated_by", "SYT"),
        "reporting.consolidated_by: là “SYT”, nhưng trong groups đơn vị “SLDTBXH” ghi consolidates: true",
    ),
]

CALENDAR: list[Wrong] = [
    wrong("no periods", put("reporting/periods", []), "reporting.periods: danh sách không được để trống"),
    wrong(
        "period code twice",
        put("reporting/periods/1/code", "6T"),
        "reporting.periods[1] (6T).code: kỳ báo cáo “6T” đã dùng ở reporting.periods[0] (6T).code",
    ),
    wrong(
        "period code with a space",
        put("reporting/periods/1/code", "CẢ NĂM"),
        (
            "reporting.periods[1] (CẢ NĂM).code: “CẢ NĂM” không dùng làm mã được: chỉ chữ, số và các dấu . - "
            "_, không có khoảng trắng"
        ),
    ),
    wrong(
        "month that does not exist",
        put("reporting/periods/0/to", "13-14"),
        "reporting.periods[0] (6T).to: “13-14”: không có ngày 14 tháng 13 năm 2025",
    ),
    wrong(
        "day that no year has",
        put("reporting/periods/0/to", "06-31"),
        "reporting.periods[0] (6T).to: “06-31”: không có ngày 31 tháng 6 năm 2025",
    ),
    wrong(
        "day with a year",
        put("reporting/periods/0/to", "2024-06-14"),
        "reporting.periods[0] (6T).to: “2024-06-14” không phải là MM-DD, có thể thêm “ previous” hoặc “ next”",
    ),
    wrong(
        "day as a number",
        put("reporting/periods/0/to", 614),
        "reporting.periods[0] (6T).to: phải là chữ, đang là số 614 (đặt trong dấu nháy: '614')",
    ),
    wrong(
        "from after to",
        put("reporting/periods/0/from", "12-15"),
        "reporting.periods[0] (6T): from “12-15” đứng sau to “06-14” (năm trước thì ghi thêm “ previous”)",
    ),
    wrong(
        "due before the cut-off",
        put("reporting/periods/0/agencies_due", "06-10"),
        (
            "reporting.periods[0] (6T).agencies_due: hạn 06-10 không được trước ngày chốt số liệu 06-14, "
            "cũng không muộn hơn 6 tháng"
        ),
    ),
    wrong(
        "department due before the agencies",
        put("reporting/periods/0/department_due", "06-17"),
        ("reporting.periods[0] (6T).department_due: hạn của đơn vị tổng hợp 06-17 đứng trước hạn của các đơn vị 06-18"),
    ),
    wrong(
        "same window twice",
        again("reporting/periods/1", code="NAM2"),
        "reporting.periods[2] (NAM2): cửa sổ số liệu chồng lên kỳ NAM (15/12/2021 đến 14/12/2022)",
    ),
    wrong(
        "periods that partly overlap",
        put("reporting/periods/0/from", "12-01 previous"),
        "reporting.periods[1] (NAM): cửa sổ số liệu chồng lên kỳ 6T (1/12/2021 đến 14/6/2022)",
    ),
    wrong(
        "window longer than a year",
        put("reporting/periods/1/from", "12-01 previous"),
        ("reporting.periods[1] (NAM): cửa sổ số liệu từ 12-01 previous đến 12-14 dài hơn một năm, chồng lên năm sau"),
    ),
    wrong(
        "quarters overlap",
        put("reporting/quarters/1/from", "03-10"),
        "reporting.quarters[1]: cửa sổ số liệu chồng lên quý 1 (15/12/2021 đến 14/3/2022)",
    ),
    wrong(
        "quarter overlaps with next year's",
        put("reporting/quarters/3/to", "12-20"),
        "reporting.quarters[3]: cửa sổ số liệu chồng lên quý 1 (15/12/2022 đến 14/3/2023)",
    ),
    wrong(
        "quarter twice",
        put("reporting/quarters/3/number", 3),
        "reporting.quarters[3].number: quý “3” đã dùng ở reporting.quarters[2].number",
    ),
    wrong(
        "fifth quarter",
        put("reporting/quarters/3/number", 5),
        "reporting.quarters[3].number: phải từ 1 đến 4, đang là 5",
    ),
    wrong(
        "months overlap",
        put("reporting/months/4/from", "04-30"),
        "reporting.months[4]: cửa sổ số liệu chồng lên tháng 4 (1/4/2024 đến 30/4/2024)",
        base=DECISION_07,
    ),
    wrong(
        "reporting years inverted",
        all_of(put("reporting/first_year", 2025), put("reporting/last_year", 2022)),
        "reporting.first_year: năm báo cáo đầu 2025 đứng sau năm báo cáo cuối 2022",
    ),
    wrong(
        "reporting year outside the plan",
        put("reporting/last_year", 2026),
        "reporting.last_year: năm 2026 ngoài giai đoạn 2021-2025 của kế hoạch",
    ),
    wrong(
        "reporting year as text",
        put("reporting/last_year", "2025"),
        "reporting.last_year: phải là số nguyên, đang là chữ “2025”",
    ),
    wrong("no recipient", drop("reporting/recipient"), "reporting: thiếu khóa “recipient”"),
    wrong(
        "due next year without end",
        put("reporting/periods/4/agencies_due", "08-01"),
        (
            "reporting.periods[4] (N).agencies_due: hạn 08-01 không được trước ngày chốt số liệu 12-31, "
            "cũng không muộn hơn 6 tháng"
        ),
        base=DECISION_07,
    ),
]

SEVERAL: list[Wrong] = [
    wrong(
        "all problems of a file at once",
        all_of(
            drop("plan/number"),
            put("groups/1/agencies/0/kind", "fire"),
            put("indicators/0/kind", "sum"),
            put("indicators/3/lead", ["ABC"]),
            drop("indicators/4/threshold/comparison"),
            put("indicators/5/code", "CT1.1"),
            put("reporting/quarters/1/from", "03-10"),
            put("statistics/3/decimals", "một"),
        ),
        "plan: thiếu khóa “number”",
        "reporting.quarters[1]: cửa sổ số liệu chồng lên quý 1 (15/12/2021 đến 14/3/2022)",
        (
            "groups[1].agencies[0] (CAT).kind: loại đơn vị “fire” không có; chỉ có department, police, media, "
            "judiciary, mass_organisation, district, commune"
        ),
        ("indicators[0] (CT1.1).kind: cách tính “sum” không có; chỉ có unit_share, ratio, frequency, count, growth"),
        "indicators[3] (CT1.4).lead[0]: mã đơn vị “ABC” không có trong groups",
        "indicators[4] (CT1.5).threshold: thiếu khóa “comparison”",
        "indicators[5] (CT1.1).code: chỉ tiêu, số liệu “CT1.1” đã dùng ở indicators[0] (CT1.1).code",
        "statistics[3] (TK4).decimals: phải là số nguyên, đang là chữ “một”",
    ),
]
