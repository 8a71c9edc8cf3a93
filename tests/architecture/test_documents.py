"""What people read keeps to what is there: links, pictures, commands, the map of the code, words of the screen."""

import re
import shlex
import unicodedata
from itertools import chain
from pathlib import Path
from urllib.parse import unquote

import pytest
from django.core.management import get_commands, load_command_class

from reports.workflow_document import workflow_document

ROOT = Path(__file__).resolve().parents[2]
README = ROOT / "README.md"
OPERATIONS = ROOT / "docs" / "operations.md"
PAGES = [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").rglob("*.md"))]
GUIDES = sorted((ROOT / "docs" / "guides").glob("*.md"))
IMAGES = sorted((ROOT / "docs" / "images").iterdir())
APPS = ("agencies", "plans", "indicators", "reports")
KILOBYTES = 1024

LINK = re.compile(r"\]\(([^)\s]+)\)")
CODE = re.compile(r"`([^`\n]+)`")
FENCE = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)


def text_of(page: Path) -> str:
    return page.read_text("utf-8")


def named(path: Path) -> str:
    return str(path.relative_to(ROOT))


def anchors(page: Path) -> set[str]:
    """As GitHub makes them from headings."""
    headings = re.findall(r"^#+ (.+)$", FENCE.sub("", text_of(page)), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def plain(text: str) -> str:
    return re.sub(r"\s+", " ", unicodedata.normalize("NFC", text)).lower()


@pytest.fixture(scope="module")
def words_of_the_screen() -> str:
    """Everything that the portal may say: its templates, its code, the data it reads, its words for the libraries."""
    folders = [ROOT / name for name in (*APPS, "hauggiang_pcmd", "templates", "static/js")]
    files = chain.from_iterable(folder.rglob("*") for folder in folders)
    said = [file for file in files if file.suffix in {".py", ".html", ".yaml", ".js", ".po"}]
    return plain("\n".join(text_of(file) for file in said))


@pytest.mark.parametrize("document", PAGES, ids=named)
def test_every_link_and_picture_leads_somewhere(document):
    for target in LINK.findall(FENCE.sub("", text_of(document))):
        if target.startswith(("http://", "https://", "mailto:")):
            continue
        path, _, anchor = unquote(target).partition("#")
        aim = (document.parent / path).resolve() if path else document
        assert aim.exists(), f"{target} is not there"
        assert not anchor or anchor in anchors(aim), f"{target}: no such heading"


@pytest.mark.parametrize("guide", GUIDES, ids=named)
def test_every_guide_is_reached_from_the_readme(guide):
    assert f"({named(guide)})" in text_of(README)


@pytest.mark.parametrize("guide", GUIDES, ids=named)
def test_bold_words_of_a_guide_stand_on_the_screen(guide, words_of_the_screen):
    bold = re.findall(r"\*\*(.+?)\*\*", text_of(guide), re.DOTALL)
    assert len(bold) > 10
    assert [words for words in bold if plain(words) not in words_of_the_screen] == []


def test_every_picture_is_shown_somewhere_and_is_small():
    shown = {Path(target).name for page in PAGES for target in LINK.findall(text_of(page))}
    assert {image.name for image in IMAGES} <= shown
    assert all(image.stat().st_size < 200 * KILOBYTES for image in IMAGES)
    assert sum(image.stat().st_size for image in IMAGES) < 4000 * KILOBYTES


def test_every_picture_can_be_taken_anew():
    script = text_of(ROOT / "tests" / "documents" / "take_screenshots.py")
    taken = set(re.findall(r'(?:shoot|shoot_piece|keep)\("([a-z0-9-]+)"', script))
    taken |= {f"so-lieu-{name}" for name in re.findall(r'\("([a-z-]+)", "CT', script)}
    assert {image.stem for image in IMAGES} == taken


def command_lines(page: Path) -> list[list[str]]:
    """What is typed after `script/manage` in code blocks and in passing."""
    blocks = re.findall(r"script/manage ([^\n`#>]+)", text_of(page))
    return [shlex.split(line.replace("…", "")) for line in blocks]


@pytest.mark.parametrize("document", [page for page in PAGES if "script/manage" in text_of(page)], ids=named)
def test_every_management_command_exists_and_knows_its_options(document):
    for name, *arguments in command_lines(document):
        if name in {"COMMAND", "…"}:
            continue
        assert name in get_commands(), name
        parser = load_command_class(get_commands()[name], name).create_parser("manage.py", name)
        options = {option for action in parser._actions for option in action.option_strings}
        assert {argument for argument in arguments if argument.startswith("--")} <= options, (name, arguments)


def test_the_readme_lists_every_command_of_the_portal_with_its_arguments():
    commands = text_of(README).split("\n## Commands\n")[1].split("\n## ")[0]
    rows = dict(re.findall(r"^\| `(\w+)([^`]*)` \|", commands, re.MULTILINE))
    own = {name: app for name, app in get_commands().items() if app in APPS}
    assert rows.keys() == own.keys()
    for name, written in rows.items():
        parser = load_command_class(own[name], name).create_parser("manage.py", name)
        known = {option for action in parser._actions for option in action.option_strings}
        assert set(re.findall(r"--[\w-]+", written)) <= known, name


@pytest.mark.parametrize("document", PAGES, ids=named)
def test_every_script_that_is_named_is_there(document):
    for script in re.findall(r"(?<![\w/])(?:script|\.ci)/\w+", text_of(document)):
        assert (ROOT / script).is_file(), script


def test_the_map_of_the_code_names_what_is_there():
    """Anything in backticks that looks like a path of the repository."""
    tops = {path.name for path in ROOT.iterdir()} - {"var"}
    paths = [word for word in CODE.findall(FENCE.sub("", text_of(README))) if re.fullmatch(r"[\w.*/<>-]+", word)]
    inside = [path for path in paths if "/" in path and path.split("/")[0] in tops and "<" not in path]
    assert len(inside) > 30
    assert [path for path in inside if not list(ROOT.glob(path.rstrip("/")))] == []
    assert all(any(path.startswith(f"{app}/") for path in inside) for app in (*APPS, "hauggiang_pcmd"))


def test_continuous_integration_runs_the_tests_as_the_readme_gives_them():
    assert re.search(r"^script/test\b", text_of(README), re.MULTILINE)
    assert "\nscript/test\n" in text_of(ROOT / ".ci" / "run")


def test_every_setting_is_explained_to_operators():
    explained = set(
        re.findall(r"`([A-Z_]+)`", "\n".join(re.findall(r"^\| `[A-Z].*$", text_of(OPERATIONS), re.MULTILINE)))
    )
    given = set(re.findall(r"^([A-Z_]+)=", text_of(ROOT / ".env.example"), re.MULTILINE))
    assert explained == given


def test_the_page_on_the_workflow_says_what_the_steps_are():
    assert text_of(ROOT / "docs" / "workflow.md") == workflow_document(), (
        "script/manage workflow_document >docs/workflow.md"
    )
