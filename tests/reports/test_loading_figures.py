"""Figures in bulk: every mistake is named by its line, and nothing is changed."""

import io
from pathlib import Path

import pytest
from django.core.management import call_command

from indicators.models import Figure, FigurePart, FigureRevision
from reports.models import State, Submission, SubmissionEvent
from tests.indicators.random_figures import row, write_file
from tests.large_plan import PLAN_52, write_large_plan

pytestmark = pytest.mark.django_db
HEADER = "agency,indicator,locality,quarter,part,numerator,denominator,nil"


def run(*arguments: str) -> str:
    out = io.StringIO()
    call_command(*arguments, stdout=out)
    return out.getvalue()


def refused(*arguments: str) -> str:
    """What the command says on standard error while it exits with 1."""
    err = io.StringIO()
    with pytest.raises(SystemExit) as stop:
        call_command(*arguments, stdout=io.StringIO(), stderr=err)
    assert stop.value.code == 1
    return err.getvalue()


@pytest.fixture
def plan_52() -> None:
    run("load_plan", str(PLAN_52))
    run("open_period", "2024-6T")


def everything() -> list[object]:
    return [
        list(model.objects.order_by("pk").values())  # type: ignore[attr-defined]
        for model in (Figure, FigurePart, FigureRevision, Submission, SubmissionEvent)
    ]


def load(text: str, folder: Path, *options: str) -> str:
    path = folder / "so-lieu.csv"
    path.write_text(text, encoding="utf-8")
    return refused("load_figures", str(path), "--period", "2024-6T", *options)


WRONG_LINES = [
    ("ABC,CT3.1,,,,1,2,", 'cột agency: không có đơn vị mang mã "ABC"'),
    ("CAT,CT9.9,,,,1,2,", 'cột indicator: không có chỉ tiêu mang mã "CT9.9"'),
    ("CAT,CT1.1,31318,,,1,,", "đơn vị CAT không báo cáo chỉ tiêu CT1.1"),
    ("CAT,CT3.1,,,,3,2,", "Tử số 3 lớn hơn mẫu số 2."),
    ("CAT,CT3.1,,,,-1,2,", "số âm"),
    ("CAT,CT3.1,,,,1.5,2,", "cột numerator"),
    ('CAT,CT3.1,,,,"1.234,5",2,', "cột numerator"),
    ('CAT,CT3.1,,,,"1,234",2000,', "cột numerator"),
    ("CAT,CT3.1,,,,1e3,2000,", "cột numerator"),
    ("CAT,CT3.1,,,,١٢,20,", "cột numerator"),
    ("CAT,CT3.1,,,,1 234,2000,", "cột numerator"),
    ("CAT,CT3.1,,,,,2,", "cột numerator: chưa có số."),
    ("CAT,CT3.1,,,,1,,", "cột denominator: chưa có số."),
    ("CAT,CT3.1,,,,99999999999999,99999999999999,", "lớn quá mức"),
    ("CAT,CT3.1,31318,,,1,2,", "cột locality: chỉ tiêu CT3.1 không nhận cột này"),
    ("CAT,CT3.1,,1,,1,2,", "cột quarter: chỉ tiêu CT3.1 không nhận cột này"),
    ("CAT,CT3.1,,,mục lạ,1,2,", "cột part: chỉ tiêu CT3.1 không nhận cột này"),
    ("CAT,TK6,,,,1,2,", "cột denominator: dòng này của TK6 không nhận mẫu số"),
    ("UB930,CT1.1,,,,1,,", "cột locality: chỉ tiêu CT1.1 cần ghi cột này"),
    ("UB930,CT1.1,31340,,,1,,", "không thuộc địa bàn báo cáo của UBND thành phố Vị Thanh"),
    ("UB930,CT1.1,930,,,1,,", "không thuộc địa bàn"),
    ("UB930,CT1.1,31318,,,2,,", "chỉ nhận 1 (có) hoặc 0 (không)"),
    ("UB930,CT1.1,31318,,,na,,", "cột numerator"),
    ("UB930,CT2.3,,,Chương trình lạ,1,,", "không có trong các mục của CT2.3"),
    ("UB930,CT2.3,,,Chương trình phòng\\, chống ma túy,1,,", "cột"),
    ("UB930,CT2.1,,,,3,,", "chỉ nhận 1 (có) hoặc 0 (không)"),
    ("PTTH,CT1.2,,3,,1,,", "không phải số thứ tự quý hoặc tháng trong kỳ 2024-6T"),
    ("PTTH,CT1.2,,,,1,,", "cột quarter: chỉ tiêu CT1.2 cần ghi cột này"),
    ("CAT,CT3.1,,,,,,2", "cột nil: chỉ nhận 1"),
    ("CAT,CT3.1,,,,0,0,1", "dòng không phát sinh"),
    ("UB930,CT3.3,,,khách sạn,1,,", "thiếu dòng tổng số"),
    ("CAT,CT3.1,,,,1,2", "có 7 cột, cần 8 cột"),
    ("CAT,CT3.1,,,,1,2,,", "có 9 cột, cần 8 cột"),
]


@pytest.mark.usefixtures("plan_52")
@pytest.mark.parametrize(("line", "sentence"), WRONG_LINES, ids=[line for line, _ in WRONG_LINES])
@pytest.mark.parametrize("state", ["draft", "accepted"])
def test_a_wrong_line_is_named_and_changes_nothing(line: str, sentence: str, state: str, tmp_path: Path) -> None:
    before = everything()
    said = load(f"{HEADER}\nCAT,CT3.2,,,,1,2,\n{line}\n", tmp_path, "--state", state)
    assert sentence in said
    assert "dòng 3" in said
    assert everything() == before


WHOLE_FILES = {
    "empty": ("", "dòng 1: cần đúng các cột"),
    "other columns": ("a,b\n1,2\n", "dòng 1: cần đúng các cột"),
    "no rows": (f"{HEADER}\n\n", "không có dòng số liệu nào"),
    "twice the same": (f"{HEADER}\nCAT,CT3.1,,,,1,2,\nCAT,CT3.1,,,,1,2,\n", "dòng 3: số liệu này đã có ở dòng 2"),
    "a part twice": (f"{HEADER}\nUB930,CT1.1,31318,,,1,,\nUB930,CT1.1,31318,,,1,,\n", "đã có ở một dòng trước"),
    "a value after nil": (f"{HEADER}\nCAT,CT3.1,,,,,,1\nCAT,CT3.1,,,,1,2,\n", "đã khai không phát sinh ở dòng 2"),
    "nil after a value": (f"{HEADER}\nCAT,CT3.1,,,,1,2,\nCAT,CT3.1,,,,,,1\n", "không khai không phát sinh được"),
    "parts over the whole": (
        f"{HEADER}\nUB930,CT3.3,,,,5,9,\nUB930,CT3.3,,,khách sạn,4,,\nUB930,CT3.3,,,khác,2,,\n",
        "dòng 2: UB930, CT3.3: Các phần cộng lại 6 vượt tổng số 5.",
    ),
    "an open quotation": (f'{HEADER}\nCAT,CT3.1,,,"mở,1,2,\n', "không đọc được theo dạng CSV"),
    "NUL": (f"{HEADER}\nCAT,CT3.1,,,,1\0,2,\n", "NUL"),
}


@pytest.mark.usefixtures("plan_52")
@pytest.mark.parametrize("name", WHOLE_FILES)
def test_a_file_that_is_wrong_as_a_whole_changes_nothing(name: str, tmp_path: Path) -> None:
    text, sentence = WHOLE_FILES[name]
    before = everything()
    assert sentence in load(text, tmp_path)
    assert everything() == before


@pytest.mark.usefixtures("plan_52")
def test_files_that_cannot_be_read_are_refused(tmp_path: Path) -> None:
    latin = tmp_path / "cu.csv"
    latin.write_bytes(f"{HEADER}\nCAT,CT3.1,,,Tổng,1,2,\n".encode("utf-16"))
    assert "không phải UTF-8" in refused("load_figures", str(latin), "--period", "2024-6T")
    assert "không đọc được tệp" in refused("load_figures", str(tmp_path / "không có.csv"), "--period", "2024-6T")
    assert "không đọc được tệp" in refused("load_figures", str(tmp_path), "--period", "2024-6T")


@pytest.mark.usefixtures("plan_52")
def test_all_mistakes_are_named_at_once(tmp_path: Path) -> None:
    said = load(f"{HEADER}\nABC,CT3.1,,,,1,2,\nCAT,CT3.1,,,,3,2,\nCAT,CT3.2,,,,x,2,\n", tmp_path).splitlines()
    assert [line.split(": ")[0] for line in said] == [f"so-lieu.csv, dòng {number}" for number in (2, 3, 4)]


@pytest.mark.usefixtures("plan_52")
@pytest.mark.parametrize("period", ["2024-NAM", "2030-6T", "2024-X", "lạ", "-6T", "٢٠٢٤-6T"])
def test_a_period_that_is_not_open_is_refused(period: str, tmp_path: Path) -> None:
    path = write_file([row("CAT", "CT3.1", nil=1)], tmp_path / "a.csv")
    assert "Kỳ" in refused("load_figures", str(path), f"--period={period}")


@pytest.mark.usefixtures("plan_52")
def test_returns_that_were_handed_in_are_not_loaded_over(tmp_path: Path) -> None:
    path = write_file([row("CAT", "CT3.1", numerator=1, denominator=1)], tmp_path / "a.csv")
    run("load_figures", str(path), "--period", "2024-6T", "--state", "submitted")
    again = write_file([row("CAT", "CT3.1", nil=1), row("SGDDT", "CT1.5", nil=1)], tmp_path / "b.csv")
    before = everything()
    assert "Công an tỉnh (CAT) đang ở tình trạng “Đã gửi”" in refused("load_figures", str(again), "--period", "2024-6T")
    assert everything() == before


@pytest.mark.usefixtures("plan_52")
def test_accepted_takes_the_real_steps_and_leaves_the_rest_missing(tmp_path: Path) -> None:
    path = write_file([row("CAT", "CT3.1", numerator=1, denominator=1)], tmp_path / "a.csv")
    run("load_figures", str(path), "--period", "2024-6T", "--state", "accepted")
    submission = Submission.objects.get(agency__code="CAT")
    assert [event.action for event in submission.events.all()] == ["submit", "accept"]
    assert submission.state == State.ACCEPTED
    assert Figure.objects.filter(agency__code="CAT", counted_at__isnull=False).count() == 1
    assert Figure.objects.filter(agency__code="CAT").missing().count() > 3
    assert not Submission.objects.exclude(agency__code="CAT").exclude(state=State.DRAFT).exists()


@pytest.mark.usefixtures("plan_52")
def test_loading_the_same_draft_twice_writes_it_once(tmp_path: Path) -> None:
    rows = [
        row("CAT", "CT3.1", nil=1),
        row("PTTH", "CT1.2", quarter=1, numerator=2),
        row("UB930", "CT1.1", locality="31318", numerator=1),
        row("UB930", "CT2.3", part="Chương trình phòng, chống ma túy", numerator="na"),
    ]
    path = write_file(rows, tmp_path / "a.csv")
    run("load_figures", str(path), "--period", "2024-6T")
    before = everything()
    assert "ghi 0 số liệu" in run("load_figures", str(path), "--period", "2024-6T")
    assert everything() == before


def test_one_wrong_line_in_ten_thousand_figures_changes_nothing(tmp_path: Path) -> None:
    run("load_plan", str(write_large_plan(tmp_path, 260, extra_statistics=36)))
    run("open_period", "2024-6T")
    figures = Figure.objects.filter(indicator__kind="count", indicator__breakdown=[])
    pairs = list(figures.order_by("pk").values_list("agency__code", "indicator__code"))
    pairs += list(Figure.objects.filter(indicator__code="CT1.4").values_list("agency__code", "indicator__code"))
    rows = [
        row(agency, code, numerator=7, **({"denominator": 9} if code == "CT1.4" else {})) for agency, code in pairs
    ][:10_000]
    assert len(rows) == 10_000
    rows[7_776]["numerator"] = "7,7"
    before = (Figure.objects.filter(state="missing").count(), FigureRevision.objects.count())
    said = refused("load_figures", str(write_file(rows, tmp_path / "lon.csv")), "--period", "2024-6T")
    assert said.splitlines()[0].startswith("lon.csv, dòng 7778: cột numerator")
    assert len(said.splitlines()) == 1
    assert (Figure.objects.filter(state="missing").count(), FigureRevision.objects.count()) == before
