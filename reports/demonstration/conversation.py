"""What department and agencies say to each other in the demonstration about parts of a return."""

import re
from collections.abc import Mapping

from agencies.models import User
from indicators.comparatives import Comparatives
from indicators.models import Figure
from reports.demonstration import scenario
from reports.demonstration.facts import facts_of
from reports.demonstration.scenario import Slip
from reports.models import Narrative, Submission
from reports.readiness import figures_of
from reports.reviewing.returned import WHOLE, SendingBack, SentBack, returned_parts
from reports.reviewing.threads import ask, close, comment
from reports.workflow import Action, take

SHORTEST = 3  # letters of a number that is looked for in the words: shorter ones stand there by chance


def send_back(submission: Submission, slip: Slip, action: Action, *, by: User) -> None:
    """The whole, or only what is wrong with the words that tell it."""
    if not slip.in_part:
        take(action, submission, by=by, reason=slip.reason, back=WHOLE)
        return
    back = SendingBack(tuple(_wrong(submission, slip)))
    take(action, submission, by=by, reason=slip.reason if action is Action.REOPEN else "", back=back)


def _wrong(submission: Submission, slip: Slip) -> list[SentBack]:
    figures = [one for one in figures_of(submission) if one.indicator.code == slip.indicator]
    sections = list(submission.narratives.all())
    found = [SentBack(one, slip.reason) for one in figures]
    found += [SentBack(one, slip.reason) for one in sections if one.key == slip.section]
    return found + [SentBack(one, scenario.reason_of_what_follows()) for one in _telling(sections, figures)]


def _telling(sections: list[Narrative], figures: list[Figure]) -> list[Narrative]:
    """The sections in which a number of these figures stands."""
    told = facts_of(figures, Comparatives(None, {}, None))
    numbers = [words for key, words in told.items() if len(words) >= SHORTEST and not key.endswith((".d", ".so"))]
    found = [re.compile(rf"(?<![\d.]){re.escape(number)}(?![\d.]*\d)") for number in numbers]
    return [one for one in sections if any(number.search(one.text) for number in found)]


def ask_all(submission: Submission, questions: Mapping[str, str], *, by: User) -> None:
    """A question on each of these figures, by the indicators' codes."""
    for figure in figures_of(submission):
        if figure.indicator.code in questions:
            ask(submission, figure, questions[figure.indicator.code], by=by)


def answer(submission: Submission, text: str, *, by: User) -> None:
    """The agency answers the last of what was sent back to it."""
    submission.refresh_from_db(fields=["state"])
    comment(returned_parts(submission)[-1].thread, text, by=by)


def answer_what_stays(submission: Submission, *, by: User) -> None:
    """Of what was sent back, the parts in which nothing had to be mended."""
    submission.refresh_from_db(fields=["state"])
    for part in returned_parts(submission):
        if part.waits:
            comment(part.thread, scenario.answer_to_what_stays(), by=by)


def close_all(submission: Submission, *, by: User) -> None:
    """Whoever accepts is done with every thread first."""
    for thread in submission.threads.open().select_related("submission"):
        close(thread, by=by)
