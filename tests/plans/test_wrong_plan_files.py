"""A wrong plan file is refused with every problem at once, each a sentence with file, line and key."""

from pathlib import Path

import pytest

from hauggiang_pcmd.lib.refusal import Refused
from plans.planfile import read_plan
from tests.plans.mutations import Wrong, all_of, changed_plan, drop, problems_of, put, sentences_of
from tests.plans.wrong_calendars import AGENCIES, CALENDAR, SEVERAL
from tests.plans.wrong_documents import DOCUMENT, SHAPE
from tests.plans.wrong_indicators import INDICATORS

NOT_UTF8 = "tệp không phải UTF-8; hãy lưu lại bằng mã UTF-8"
TAG = "tag:yaml.org,2002:python/object/apply:os.system"
WRONG_PLANS = SHAPE + DOCUMENT + AGENCIES + INDICATORS + CALENDAR + SEVERAL


@pytest.mark.parametrize("case", WRONG_PLANS, ids=lambda case: case.name)
def test_each_mistake_is_named_in_a_sentence_and_no_other(case: Wrong, tmp_path: Path) -> None:
    assert sentences_of(changed_plan(tmp_path, case.change, case.base)) == list(case.sentences)


def test_problems_come_in_the_order_of_the_file_with_their_lines(tmp_path: Path) -> None:
    path = changed_plan(tmp_path, all_of(put("indicators/0/kind", "sum"), put("plan/kind", 5), drop("plan/number")))
    problems = problems_of(path)
    lines = path.read_text("utf-8").splitlines()
    numbers = [int(problem.split("dòng ")[1].split(":")[0]) for problem in problems]
    assert numbers == sorted(numbers)
    assert [lines[number - 1].strip() for number in numbers] == ["plan:", "kind: 5", "kind: sum"]


def write(folder: Path, content: str | bytes) -> Path:
    path = folder / "ke-hoach.yaml"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("", "ke-hoach.yaml: tệp rỗng"),
        ("  \n\n", "ke-hoach.yaml: tệp rỗng"),
        ("# chỉ có ghi chú\n", "ke-hoach.yaml, dòng 1: phải là bảng khóa: giá trị, đang là trống"),
        ("Kế hoạch", "ke-hoach.yaml, dòng 1: phải là bảng khóa: giá trị, đang là chữ “Kế hoạch”"),
        ("- schema\n", "ke-hoach.yaml, dòng 1: phải là bảng khóa: giá trị, đang là danh sách"),
        ("schema: 1\nplan: 'Kế".encode("utf-16"), f"ke-hoach.yaml, dòng 1: {NOT_UTF8}"),
        (b"schema: 1\nplan: K\xea ho\xe1ch\n", f"ke-hoach.yaml, dòng 2: {NOT_UTF8}"),
        (b"\x50\x4b\x03\x04\x80\x00", f"ke-hoach.yaml, dòng 1: {NOT_UTF8}"),
        ("a: 1\n---\nb: 2\n", "ke-hoach.yaml, dòng 2: có hơn một tài liệu YAML trong tệp (dấu ---)"),
        ("a: *b\n", "ke-hoach.yaml, dòng 1: bí danh *b chưa được đặt ở trên, hoặc chứa chính nó"),
        ("a: &a [*a]\n", "ke-hoach.yaml, dòng 1: bí danh *a chưa được đặt ở trên, hoặc chứa chính nó"),
        ("a: " + "[" * 100_000, "ke-hoach.yaml, dòng 1: lồng nhau sâu hơn 40 cấp"),
        ("- " * 100_000, "ke-hoach.yaml, dòng 1: lồng nhau sâu hơn 40 cấp"),
        ("a: " + "x" * 5_000_000, "ke-hoach.yaml: tệp lớn hơn 5 MB"),
    ],
    ids=[
        *("empty", "blank", "comments", "text", "list", "utf-16", "latin-1", "zip", "two documents", "unknown alias"),
        *("recursive alias", "deep brackets", "deep dashes", "too large"),
    ],
)  # fmt: skip
def test_a_file_that_is_no_plan_at_all_says_what_it_is(content: str | bytes, sentence: str, tmp_path: Path) -> None:
    assert problems_of(write(tmp_path, content)) == [sentence]


@pytest.mark.parametrize(
    "content",
    ["a: b: c\n", "a: [1, 2\nb: 3\n", "a: 'x\n", "\ta: 1\n", "a: 1\n b: 2\n", "a: \x07\n"],
    ids=["two colons", "open bracket", "open quote", "tab", "indentation", "control character"],
)
def test_what_is_not_yaml_is_said_with_its_place(content: str, tmp_path: Path) -> None:
    (problem,) = problems_of(write(tmp_path, "schema: 1\n" + content))
    assert problem.startswith("ke-hoach.yaml")
    assert "không phải YAML hợp lệ" in problem


def test_an_alias_bomb_is_refused_before_it_unfolds(tmp_path: Path) -> None:
    levels = [f"a{level}: &a{level} [{', '.join([f'*a{level - 1}'] * 10)}]" for level in range(1, 12)]
    (problem,) = problems_of(write(tmp_path, "\n".join(["a0: &a0 [x, x]", *levels])))
    assert problem == "ke-hoach.yaml, dòng 6: tệp có hơn 200000 giá trị (kể cả lặp lại bằng bí danh)"


def test_sections_nested_through_aliases_are_refused(tmp_path: Path) -> None:
    chain = [f"- &s{n} {{number: S{n}, title: '', children: [*s{n - 1}]}}" for n in range(1, 150)]
    text = "\n".join(["sections:", "- &s0 {number: S0, title: ''}", *chain])
    assert any("các mục lồng nhau sâu hơn 8 cấp" in problem for problem in problems_of(write(tmp_path, text)))


def test_nothing_is_made_from_a_tag(tmp_path: Path) -> None:
    text = f"schema: !!python/object/apply:os.system ['touch {tmp_path}/made']\n"
    problems = problems_of(write(tmp_path, text))
    assert f"ke-hoach.yaml, dòng 1: schema: không dùng nhãn kiểu dữ liệu {TAG}" in problems
    assert not (tmp_path / "made").exists()


def test_a_key_that_stands_twice_is_refused(tmp_path: Path) -> None:
    problems = problems_of(write(tmp_path, "schema: 1\nplan:\n  code: a\n  code: b\n"))
    assert "ke-hoach.yaml, dòng 2: plan: khóa “code” đứng hai lần (lần sau ở dòng 4)" in problems


@pytest.mark.parametrize("key", ["1", "true", "null", "<<", "? [a, b]\n"])
def test_a_key_is_a_word(key: str, tmp_path: Path) -> None:
    assert "ke-hoach.yaml, dòng 1: khóa ở dòng 1 phải là một từ" in problems_of(write(tmp_path, f"{key}: {{}}\n"))


def test_a_file_that_is_not_there_is_named_with_its_folder(tmp_path: Path) -> None:
    path = tmp_path / "không-có.yaml"
    assert problems_of(path) == [f"{path}: không tìm thấy tệp"]
    assert problems_of(tmp_path) == [f"{tmp_path}: là thư mục, cần một tệp"]


def test_the_refusal_carries_every_problem(tmp_path: Path) -> None:
    path = changed_plan(tmp_path, all_of(drop("plan/number"), drop("plan/title"), drop("plan/place")))
    with pytest.raises(Refused) as refused:
        read_plan(path)
    assert len(refused.value.problems) == 3
