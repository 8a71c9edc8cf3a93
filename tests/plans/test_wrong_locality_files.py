"""The localities file is checked line by line, together with the plan file."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.plans.mutations import all_of, changed_plan, plan_values, problems_of, put, write_plan

Change = Callable[[str], str]
FILE = "localities.csv"


def replaced(old: str, new: str) -> Change:
    def change(text: str) -> str:
        assert old in text
        return text.replace(old, new, 1)

    return change


def both(first: Change, second: Change) -> Change:
    return lambda text: second(first(text))


def appended(line: str) -> Change:
    return lambda text: text + line + "\n"


WRONG = {
    "unknown parent": (
        replaced("31318,Phường I,phường,930", "31318,Phường I,phường,999"),
        ["dòng 11: địa bàn “31318”: parent “999” không có trong tệp"],
    ),
    "mistyped parent": (
        replaced("31318,Phường I,phường,930", "31318,Phường I,phường,93O"),
        ["dòng 11: địa bàn “31318”: parent “93O” không có trong tệp (có phải “93”?)"],
    ),
    "no parent": (
        replaced("31318,Phường I,phường,930", "31318,Phường I,phường,"),
        ["dòng 11: địa bàn “31318” không có parent; chỉ cấp cao nhất (“93”) được để trống"],
    ),
    "code twice": (
        replaced("31321,Phường III", "31318,Phường III"),
        ["dòng 12: mã địa bàn “31318” đã dùng ở dòng 11"],
    ),
    "code missing": (replaced("31318,Phường I,", ",Phường I,"), ["dòng 11: cột code không được để trống"]),
    "code with a space": (
        replaced("31318,Phường I,", "31 318,Phường I,"),
        ["dòng 11: cột code: “31 318” không dùng làm mã được"],
    ),
    "name missing": (replaced("31318,Phường I,", "31318,,"), ["dòng 11: cột name không được để trống"]),
    "type missing": (
        replaced("31318,Phường I,phường,", "31318,Phường I,,"),
        ["dòng 11: cột type không được để trống"],
    ),
    "below itself": (
        replaced("31318,Phường I,phường,930", "31318,Phường I,phường,31318"),
        ["dòng 11: địa bàn “31318” thuộc chính nó (vòng lặp ở cột parent)"],
    ),
    "a circle of two": (
        both(
            replaced("31318,Phường I,phường,930", "31318,Phường I,phường,31321"),
            replaced("31321,Phường III,phường,930", "31321,Phường III,phường,31318"),
        ),
        [
            "dòng 11: địa bàn “31318” thuộc chính nó (vòng lặp ở cột parent)",
            "dòng 12: địa bàn “31321” thuộc chính nó (vòng lặp ở cột parent)",
        ],
    ),
    "validity inverted": (
        appended("40001,Xã Mới,xã,930,2024-07-01,2024-06-30"),
        ["dòng 86: valid_from 2024-07-01 đứng sau valid_to 2024-06-30"],
    ),
    "day the Vietnamese way": (
        appended("40001,Xã Mới,xã,930,01/07/2024,"),
        ["dòng 86: cột valid_from: “01/07/2024” không phải ngày viết YYYY-MM-DD"],
    ),
    "day that does not exist": (
        appended("40001,Xã Mới,xã,930,,2023-02-29"),
        ["dòng 86: cột valid_to: không có ngày “2023-02-29”"],
    ),
    "too few columns": (appended("40001,Xã Mới,xã"), ["dòng 86: có 3 cột, phải có 6"]),
    "too many columns": (appended("40001,Xã Mới, Hậu Giang,xã,930,,"), ["dòng 86: có 7 cột, phải có 6"]),
    "open quote": (appended('40001,"Xã Mới,xã,930,,'), ["dòng 86: không đọc được dòng CSV (unexpected end of data)"]),
    "name too long": (
        appended(f"40001,{'x' * 201},xã,930,,"),
        ["dòng 86: cột name dài quá 200 ký tự hoặc có ký tự không hiện được"],
    ),
    "other header": (
        replaced("code,name,type,parent", "mã,tên,loại,thuộc"),
        ["dòng 1: dòng đầu phải là code,name,type,parent,valid_from,valid_to; đang là mã,tên,loại,thuộc,valid_from,v…"],
    ),
    "semicolons": (
        lambda text: text.replace(",", ";"),
        ["dòng 1: dòng đầu phải là code,name,type,parent,valid_from,valid_to; đang là code;name;type;parent;valid_fr…"],
    ),
    "empty": (lambda _: "", ["dòng 1: dòng đầu phải là code,name,type,parent,valid_from,valid_to; đang là trống"]),
    "header alone": (lambda text: text.splitlines()[0] + "\n", ["dòng 1: chưa có địa bàn nào"]),
}  # fmt: skip


@pytest.mark.parametrize("name", WRONG)
def test_each_mistake_of_the_localities_is_named_by_its_line(name: str, tmp_path: Path) -> None:
    change, sentences = WRONG[name]
    path = write_plan(tmp_path, plan_values())
    beside = tmp_path / FILE
    beside.write_text(change(beside.read_text("utf-8")), "utf-8")
    named = [problem.removeprefix(f"{FILE}, ") for problem in problems_of(path) if problem.startswith(FILE)]
    assert named == sentences


def test_a_localities_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    path = write_plan(tmp_path, plan_values())
    (tmp_path / FILE).unlink()
    assert problems_of(path) == [f"{tmp_path / FILE}: không tìm thấy tệp"]
    (tmp_path / FILE).write_bytes("code,name\n93,Tỉnh\n".encode("utf-16"))
    assert problems_of(path) == [f"{FILE}, dòng 1: tệp không phải UTF-8; hãy lưu lại bằng mã UTF-8"]


@pytest.mark.parametrize("name", ["../localities.csv", "/etc/passwd", "data/localities.csv", ".."])
def test_the_localities_file_lies_beside_the_plan_file(name: str, tmp_path: Path) -> None:
    (problem,) = problems_of(changed_plan(tmp_path, put("localities/file", name)))
    assert problem.endswith(f"localities.file: “{name}” phải là tên một tệp nằm cạnh tệp kế hoạch, không có đường dẫn")


def test_problems_of_both_files_come_together(tmp_path: Path) -> None:
    values = plan_values()
    all_of(put("plan/number", ""), put("indicators/0/kind", "sum"))(values)
    path = write_plan(tmp_path, values)
    beside = tmp_path / FILE
    beside.write_text(appended("40001,Xã Mới,xã,999,,")(beside.read_text("utf-8")), "utf-8")
    files = [problem.split(",")[0] for problem in problems_of(path)]
    assert files == ["ke-hoach.yaml", "ke-hoach.yaml", FILE]


def test_a_province_loop_hides_no_other_line(tmp_path: Path) -> None:
    path = write_plan(tmp_path, plan_values())
    beside = tmp_path / FILE
    beside.write_text(replaced("93,Tỉnh Hậu Giang,tỉnh,", "93,Tỉnh Hậu Giang,tỉnh,930")(beside.read_text("utf-8")))
    problems = problems_of(path)
    assert f"{FILE}, dòng 2: địa bàn “93” thuộc chính nó (vòng lặp ở cột parent)" in problems
    assert f"{FILE}, dòng 11: địa bàn “31318” ở sâu hơn 12 cấp, hoặc ở dưới một vòng lặp của cột parent" in problems
