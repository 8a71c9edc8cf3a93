"""Plan files with wrong indicators, each one change away from a good file."""

from tests.plans.mutations import DECISION_07, Wrong, add, all_of, drop, put, wrong

INDICATORS: list[Wrong] = [
    wrong(
        "unknown kind",
        put("indicators/3/kind", "average"),
        (
            "indicators[3] (CT1.4).kind: cách tính “average” không có; chỉ có unit_share, ratio, frequency, "
            "count, growth"
        ),
    ),
    wrong("kind missing", drop("indicators/3/kind"), "indicators[3] (CT1.4): thiếu khóa “kind”"),
    wrong(
        "unknown thing counted",
        put("indicators/0/counted", "village"),
        "indicators[0] (CT1.1).counted: đơn vị được đếm “village” không có; chỉ có commune, district, hotspot",
    ),
    wrong("counted missing", drop("indicators/0/counted"), "indicators[0] (CT1.1): thiếu khóa “counted”"),
    wrong(
        "counted with a ratio",
        put("indicators/3/counted", "commune"),
        "indicators[3] (CT1.4).counted: chỉ dùng với kind unit_share, ở đây kind là ratio",
    ),
    wrong(
        "unknown frequency",
        put("indicators/1/every", "week"),
        "indicators[1] (CT1.2).every: tần suất “week” không có; chỉ có quarter, month",
    ),
    wrong("frequency missing", drop("indicators/1/every"), "indicators[1] (CT1.2): thiếu khóa “every”"),
    wrong(
        "frequency with a count",
        put("statistics/0/every", "quarter"),
        "statistics[0] (TK1).every: chỉ dùng với kind frequency, ở đây kind là count",
    ),
    wrong(
        "quarters that the calendar lacks",
        drop("reporting/quarters"),
        "indicators[1] (CT1.2).every: “quarter” cần lịch reporting.quarters, tệp chưa có",
        "indicators[2] (CT1.3).every: “quarter” cần lịch reporting.quarters, tệp chưa có",
    ),
    wrong(
        "months that the calendar lacks",
        drop("reporting/months"),
        "indicators[2] (A3).every: “month” cần lịch reporting.months, tệp chưa có",
        base=DECISION_07,
    ),
    wrong(
        "unknown basis",
        put("indicators/3/basis", "decade"),
        (
            "indicators[3] (CT1.4).basis: căn cứ thời gian “decade” không có; chỉ có year, quarter, month, "
            "since_start, by_end, by_date"
        ),
    ),
    wrong("threshold missing", drop("indicators/3/threshold"), "indicators[3] (CT1.4): thiếu khóa “threshold”"),
    wrong(
        "threshold without comparison",
        drop("indicators/3/threshold/comparison"),
        "indicators[3] (CT1.4).threshold: thiếu khóa “comparison”",
    ),
    wrong(
        "threshold without value",
        drop("indicators/3/threshold/value"),
        "indicators[3] (CT1.4).threshold: thiếu khóa “value”",
    ),
    wrong(
        "threshold without unit",
        drop("indicators/3/threshold/unit"),
        "indicators[3] (CT1.4).threshold: thiếu khóa “unit”",
    ),
    wrong(
        "unknown comparison",
        put("indicators/3/threshold/comparison", "=>"),
        "indicators[3] (CT1.4).threshold.comparison: phép so sánh “=>” không có; chỉ có >=, >, <=, <, =",
    ),
    wrong(
        "ratio not in percent",
        put("indicators/3/threshold/unit", "người"),
        "indicators[3] (CT1.4).threshold.unit: đơn vị của ngưỡng “người” không hợp; kind ratio dùng “percent”",
    ),
    wrong(
        "growth not in percent",
        put("indicators/1/threshold/unit", "lượt người"),
        ("indicators[1] (A2).threshold.unit: đơn vị của ngưỡng “lượt người” không hợp; kind growth dùng “percent”"),
        base=DECISION_07,
    ),
    wrong(
        "frequency in percent",
        put("indicators/1/threshold/unit", "percent"),
        (
            "indicators[1] (CT1.2).threshold.unit: đơn vị của ngưỡng “percent” không hợp; kind frequency dùng "
            "“times” hoặc “cơ quan truyền thông cấp tỉnh”"
        ),
    ),
    wrong(
        "threshold above the whole",
        put("indicators/3/threshold/value", 700),
        "indicators[3] (CT1.4).threshold.value: ngưỡng 700 lớn hơn 100 phần trăm",
    ),
    wrong(
        "negative threshold of a count",
        put("indicators/0/threshold/value", -1),
        "indicators[0] (A1).threshold.value: ngưỡng -1 không được âm",
        base=DECISION_07,
    ),
    wrong(
        "threshold with too many decimals",
        put("indicators/3/threshold/value", 70.1234567),
        "indicators[3] (CT1.4).threshold.value: 70.1234567 quá dài: nhiều nhất 12 chữ số nguyên, 6 số lẻ",
    ),
    wrong(
        "decimals negative",
        put("statistics/4/decimals", -1),
        "statistics[4] (TK5).decimals: phải từ 0 đến 6, đang là -1",
    ),
    wrong(
        "decimals beyond six",
        put("statistics/4/decimals", 7),
        "statistics[4] (TK5).decimals: phải từ 0 đến 6, đang là 7",
    ),
    wrong(
        "decimals not whole",
        put("statistics/4/decimals", 1.5),
        "statistics[4] (TK5).decimals: phải là số nguyên, đang là số 1.5",
    ),
    wrong(
        "suppression of nothing",
        put("indicators/13/suppress_below", 1),
        "indicators[13] (CT4.2).suppress_below: phải từ 2 đến 1000, đang là 1",
    ),
    wrong(
        "checklist item twice",
        add("indicators/7/checklist", "Chương trình phòng, chống ma túy"),
        "indicators[7] (CT2.3).checklist[4]: “Chương trình phòng, chống ma t…” đứng hai lần trong danh sách",
    ),
    wrong(
        "checklist with a ratio",
        put("indicators/3/checklist", ["a"]),
        "indicators[3] (CT1.4).checklist: chỉ dùng với kind unit_share, ở đây kind là ratio",
    ),
    wrong(
        "checklist of communes",
        put("indicators/0/checklist", ["a"]),
        ("indicators[0] (CT1.1).checklist: danh mục phải tích chỉ dùng khi counted là district, ở đây là commune"),
    ),
    wrong(
        "breakdown part twice",
        add("indicators/4/breakdown", "THPT"),
        "indicators[4] (CT1.5).breakdown[3]: “THPT” đứng hai lần trong danh sách",
    ),
    wrong(
        "breakdown of a share of units",
        put("indicators/0/breakdown", ["a", "b"]),
        ("indicators[0] (CT1.1).breakdown: chỉ dùng với kind ratio hoặc count hoặc growth, ở đây kind là unit_share"),
    ),
    wrong(
        "breakdown empty",
        put("indicators/4/breakdown", []),
        "indicators[4] (CT1.5).breakdown: danh sách không được để trống",
    ),
    wrong(
        "indicator code twice",
        put("indicators/4/code", "CT1.4"),
        "indicators[4] (CT1.4).code: chỉ tiêu, số liệu “CT1.4” đã dùng ở indicators[3] (CT1.4).code",
    ),
    wrong(
        "statistic with an indicator's code",
        put("statistics/0/code", "CT1.4"),
        "statistics[0] (CT1.4).code: chỉ tiêu, số liệu “CT1.4” đã dùng ở indicators[3] (CT1.4).code",
    ),
    wrong(
        "target that no section sets",
        put("indicators/3/target", "II.1.a.9"),
        "indicators[3] (CT1.4).target: không mục nào đặt chỉ tiêu “II.1.a.9” (có phải “II.1.a.3”?)",
    ),
    wrong("target missing", drop("indicators/3/target"), "indicators[3] (CT1.4): thiếu khóa “target”"),
    wrong(
        "ratio without a denominator",
        drop("indicators/3/denominator"),
        "indicators[3] (CT1.4): thiếu khóa “denominator”",
    ),
    wrong(
        "statistic with a threshold",
        put("statistics/2/threshold", {"comparison": ">=", "value": 1, "unit": "lượt"}),
        "statistics[2] (TK3).threshold: số liệu hỗ trợ không có ngưỡng; nếu có ngưỡng thì đặt ở indicators",
    ),
    wrong(
        "statistic by frequency",
        all_of(put("statistics/2/kind", "frequency"), put("statistics/2/every", "quarter")),
        "statistics[2] (TK3).kind: “frequency” cần ngưỡng nên chỉ dùng ở indicators",
    ),
    wrong(
        "source without a reference",
        drop("indicators/3/assigned_by/0/ref"),
        "indicators[3] (CT1.4).assigned_by[0]: thiếu khóa “ref”",
    ),
    wrong(
        "hotspot that is no locality",
        put("hotspots", ["L01", "L99"]),
        "hotspots[1]: mã địa bàn “L99” không có trong tệp địa bàn",
        base=DECISION_07,
    ),
    wrong(
        "hotspot twice",
        put("hotspots", ["L01", "L01"]),
        "hotspots[1]: địa bàn “L01” đứng hai lần trong danh sách",
        base=DECISION_07,
    ),
    wrong(
        "hotspots as text", put("hotspots", "L01"), "hotspots: phải là danh sách, đang là chữ “L01”", base=DECISION_07
    ),
]
