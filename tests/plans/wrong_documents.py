"""Plan files with a wrong shape or a wrong document, each one change away from a good file."""

from tests.plans.mutations import Wrong, drop, put, rename, wrong

SHAPE: list[Wrong] = [
    wrong("schema missing", drop("schema"), "thiếu khóa “schema”"),
    wrong("schema of another form", put("schema", 2), "schema: phiên bản mẫu phải là số 1, đang là số 2"),
    wrong("schema as text", put("schema", "1"), "schema: phiên bản mẫu phải là số 1, đang là chữ “1”"),
    wrong("schema as true", put("schema", True), "schema: phiên bản mẫu phải là số 1, đang là đúng/sai (true)"),
    wrong("no plan", drop("plan"), "thiếu khóa “plan”"),
    wrong("no indicators", drop("indicators"), "thiếu khóa “indicators”"),
    wrong("no sections", drop("sections"), "thiếu khóa “sections”"),
    wrong("no groups", drop("groups"), "thiếu khóa “groups”"),
    wrong("no reporting", drop("reporting"), "thiếu khóa “reporting”"),
    wrong("no localities", drop("localities"), "thiếu khóa “localities”"),
    wrong("indicators empty", put("indicators", []), "indicators: danh sách không được để trống"),
    wrong("indicators blank", put("indicators", None), "khóa “indicators” để trống"),
    wrong("unknown top key", put("figures", []), "figures: khóa “figures” không có trong mẫu"),
    wrong(
        "misspelt top key",
        rename("statistics", "statistic"),
        "statistic: khóa “statistic” không có trong mẫu (có phải “statistics”?)",
    ),
    wrong(
        "misspelt threshold",
        rename("indicators/3/threshold", "treshold"),
        "indicators[3] (CT1.4): thiếu khóa “threshold”",
        "indicators[3] (CT1.4).treshold: khóa “treshold” không có trong mẫu (có phải “threshold”?)",
    ),
    wrong(
        "unknown key of an agency",
        put("groups/1/agencies/0/phone", "123"),
        "groups[1].agencies[0] (CAT).phone: khóa “phone” không có trong mẫu",
    ),
    wrong(
        "text where a list belongs",
        put("indicators/3/lead", "SLDTBXH"),
        "indicators[3] (CT1.4).lead: phải là danh sách, đang là chữ “SLDTBXH”",
    ),
    wrong(
        "text where a mapping belongs",
        put("indicators/3/threshold", ">= 70"),
        "indicators[3] (CT1.4).threshold: phải là bảng khóa: giá trị, đang là chữ “>= 70”",
    ),
    wrong("list where text belongs", put("plan/title", ["a", "b"]), "plan.title: phải là chữ, đang là danh sách"),
    wrong(
        "number where text belongs",
        put("plan/subject", 52),
        "plan.subject: phải là chữ, đang là số 52 (đặt trong dấu nháy: '52')",
    ),
    wrong("truth where text belongs", put("plan/closing", True), "plan.closing: phải là chữ, đang là đúng/sai (true)"),
    wrong(
        "text where a number belongs",
        put("indicators/3/threshold/value", "70"),
        "indicators[3] (CT1.4).threshold.value: phải là số (dấu chấm trước phần thập phân), đang là chữ “70”",
    ),
    wrong(
        "truth where a number belongs",
        put("indicators/3/threshold/value", True),
        ("indicators[3] (CT1.4).threshold.value: phải là số (dấu chấm trước phần thập phân), đang là đúng/sai (true)"),
    ),
    wrong(
        "text where truth belongs",
        put("indicators/12/aspirational", "có"),
        "indicators[12] (CT4.1).aspirational: phải là true hoặc false, đang là chữ “có”",
    ),
    wrong(
        "number where a list entry is text",
        put("indicators/4/breakdown/0", 12),
        "indicators[4] (CT1.5).breakdown[0]: phải là chữ, đang là số 12 (đặt trong dấu nháy: '12')",
    ),
    wrong(
        "text where a list entry is a mapping",
        put("indicators/0", "CT1.1"),
        "indicators[0]: phải là bảng khóa: giá trị, đang là chữ “CT1.1”",
    ),
    wrong("blank text", put("indicators/0/title", "  "), "indicators[0] (CT1.1).title: không được để trống"),
    wrong("key without a value", put("indicators/0/title", None), "indicators[0] (CT1.1): khóa “title” để trống"),
    wrong("control character", put("plan/place", "Hậu\x07Giang"), "plan.place: có ký tự điều khiển không hiện được"),
    wrong("text too long for its place", put("plan/number", "5" * 51), "plan.number: dài 51 ký tự, nhiều nhất 50"),
    wrong(
        "quote is a number",
        put("indicators/3/quote", 70),
        "indicators[3] (CT1.4).quote: phải là chữ, đang là số 70 (đặt trong dấu nháy: '70')",
    ),
    wrong(
        "paragraphs as one text",
        put("sections/3/paragraphs", "Kinh phí"),
        "sections[3] (IV).paragraphs: phải là danh sách, đang là chữ “Kinh phí”",
    ),
]

DOCUMENT: list[Wrong] = [
    wrong(
        "code with a space",
        put("plan/code", "ke hoach 52"),
        "plan.code: “ke hoach 52” không dùng làm mã được: chỉ chữ, số và các dấu . - _, không có khoảng trắng",
    ),
    wrong("no title", drop("plan/title"), "plan: thiếu khóa “title”"),
    wrong("no signer", drop("plan/signer"), "plan: thiếu khóa “signer”"),
    wrong("signer without a name", drop("plan/signer/name"), "plan.signer: thiếu khóa “name”"),
    wrong("day that does not exist", put("plan/issued_on", "2022-02-30"), "plan.issued_on: không có ngày “2022-02-30”"),
    wrong(
        "day the Vietnamese way",
        put("plan/issued_on", "25/3/2022"),
        "plan.issued_on: “25/3/2022” không phải ngày viết YYYY-MM-DD",
    ),
    wrong(
        "years inverted",
        put("plan/period", {"from": 2025, "to": 2021}),
        "plan.period: năm đầu 2025 đứng sau năm cuối 2021",
    ),
    wrong("year out of reach", put("plan/period/to", 20255), "plan.period.to: phải từ 1990 đến 2150, đang là 20255"),
    wrong(
        "recipients as text",
        put("plan/recipients", "Lưu: VT"),
        "plan.recipients: phải là danh sách, đang là chữ “Lưu: VT”",
    ),
    wrong(
        "section number twice",
        put("sections/2/number", "I"),
        "sections[2] (I).number: mục “I” đã dùng ở sections[0] (I).number",
    ),
    wrong("section without a number", drop("sections/3/number"), "sections[3]: thiếu khóa “number”"),
    wrong(
        "target number twice",
        put("sections/1/children/0/targets/1/number", "II.1.a.1"),
        (
            "sections[1] (II).children[0] (II.1).targets[1] (II.1.a.1).number: chỉ tiêu trong văn bản "
            "“II.1.a.1” đã dùng ở sections[1] (II).children[0] (II.1).targets[0] (II.1.a.1).number"
        ),
        "indicators[1] (CT1.2).target: không mục nào đặt chỉ tiêu “II.1.a.2” (có phải “II.4.a.2”?)",
        "indicators[2] (CT1.3).target: không mục nào đặt chỉ tiêu “II.1.a.2” (có phải “II.4.a.2”?)",
    ),
    wrong(
        "target without words",
        drop("sections/1/children/0/targets/1/text"),
        "sections[1] (II).children[0] (II.1).targets[1] (II.1.a.2): thiếu khóa “text”",
    ),
    wrong(
        "task code twice",
        put("sections/1/children/1/tasks/0/code", "NV1.1"),
        (
            "sections[1] (II).children[1] (II.2).tasks[0] (NV1.1).code: nhiệm vụ “NV1.1” đã dùng ở sections[1] "
            "(II).children[0] (II.1).tasks[0] (NV1.1).code"
        ),
    ),
    wrong(
        "assignment code twice",
        put("sections/4/assignments/0/items/1/code", "PC1.1"),
        (
            "sections[4] (V).assignments[0].items[1] (PC1.1).code: phân công “PC1.1” đã dùng ở sections[4] "
            "(V).assignments[0].items[0] (PC1.1).code"
        ),
    ),
    wrong(
        "assignment of no group",
        put("sections/4/assignments/3/group", 40),
        "sections[4] (V).assignments[3].group: nhóm 40 không có trong groups",
    ),
    wrong(
        "assignment without items",
        put("sections/4/assignments/3/items", []),
        "sections[4] (V).assignments[3].items: danh sách không được để trống",
    ),
    wrong(
        "reading id twice",
        put("readings/1/id", "MH01"),
        "readings[1] (MH01).id: cách hiểu “MH01” đã dùng ở readings[0] (MH01).id",
    ),
    wrong("reading without an id", drop("readings/1/id"), "readings[1]: thiếu khóa “id”"),
]
