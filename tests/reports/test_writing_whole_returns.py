"""Many sections of a return are written at once, or none."""

import pytest

from agencies.models import User
from hauggiang_pcmd.lib.refusal import Refused
from reports.models import Narrative, NarrativeRevision, Submission
from reports.writing import LONGEST_TEXT, write_all


@pytest.fixture
def submission(demonstration) -> Submission:
    """A return of the newest period that its agency has begun."""
    return Submission.objects.get(agency__code="UB935", period__year=2025, period__code="NAM")


@pytest.fixture
def author(demonstration) -> User:
    return User.objects.get(username="dm-ub935")


def words(submission: Submission) -> dict[str, str]:
    return dict(submission.narratives.values_list("key", "text"))


def test_only_what_is_new_is_written_and_every_writing_is_kept(submission, author):
    before = NarrativeRevision.objects.count()
    texts = words(submission) | {"next": "Tiếp tục thực hiện.", "proposals": "Không có.\r\n"}
    assert write_all(submission, texts, by=author) == 2
    section = Narrative.objects.get(submission=submission, key="proposals")
    assert (section.text, section.version, section.written_by) == ("Không có.", 1, author)
    assert NarrativeRevision.objects.count() == before + 2
    assert write_all(submission, texts, by=author) == 0


def test_one_text_that_cannot_be_kept_keeps_all_from_being_written(submission, author):
    before = words(submission)
    with pytest.raises(Refused):
        write_all(submission, {"next": "Tiếp tục.", "proposals": "x" * (LONGEST_TEXT + 1)}, by=author)
    assert words(submission) == before


def test_nobody_else_writes(submission):
    with pytest.raises(Refused):
        write_all(submission, {"next": "Của đơn vị khác."}, by=User.objects.get(username="dm-ub936"))


def test_nothing_is_written_once_it_was_accepted(author):
    accepted = Submission.objects.get(agency__code="UB935", period__year=2025, period__code="6T")
    with pytest.raises(Refused):
        write_all(accepted, {"next": "Viết thêm."}, by=author)
