"""One result told: every fact that a text can refer to, and the sentence that is drafted from them. Pure."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from indicators.entry import threshold_of
from indicators.measures import Amount, Verdict
from indicators.prose import aims
from indicators.prose.names import lower_first, title_of
from indicators.prose.numbers import prose_number
from indicators.prose.voices import UNTOLD, Voice, voice_of
from indicators.results import Result
from indicators.small_counts import Hidden, hidden_in

NOT_YET = "chưa có số liệu"
NONE = "không có"
NOBODY = "chưa có đơn vị nào có số liệu được tiếp nhận"

ENOUGH, TOO_LITTLE = "đủ số liệu", "chưa đủ số liệu"
HIDES = ", không nêu số nhỏ"
"""What kind of sentence a result can have now. A sentence of another kind is stale, whatever its numbers say."""

Mark = Callable[[str, str], str]
"""The marked place of a fact, by its name; a second text is printed in its place for as long as the fact stays."""


@dataclass(frozen=True)
class Told:
    """A result in running text. `year` is that of the same period; `missing` are the names of who has not reported.

    `names_all`: they are named even where nobody has reported, since some are missing for a reason that is told.
    `own`: the figure of one agency, told to itself, from which nothing is hidden.
    """

    result: Result
    year: int
    missing: Sequence[str] = ()
    names_all: bool = False
    own: bool = False

    @property
    def voice(self) -> Voice:
        return voice_of(self.result.indicator)

    @property
    def whole(self) -> bool:
        return self.result.reported >= self.result.expected

    @property
    def _hidden(self) -> Hidden:
        return self._hidden_in(self.result.amount)

    @property
    def _hidden_then(self) -> Hidden:
        return self._hidden_in(self.result.last_year.amount) if self.result.last_year else Hidden()

    def _hidden_in(self, amount: Amount) -> Hidden:
        indicator = self.result.indicator
        below = None if self.own else indicator.suppress_below
        return hidden_in(amount, below, self.result.measure, threshold_of(indicator))

    @property
    def form(self) -> str:
        """Which kind of sentence the result has."""
        if self._too_little:
            return TOO_LITTLE
        return (self.voice.nothing_form if self._nothing else ENOUGH) + (HIDES if self._hidden else "")

    @property
    def _nothing(self) -> bool:
        return self.result.verdict is Verdict.NO_OCCURRENCE

    @property
    def _too_little(self) -> bool:
        return self.result.verdict is Verdict.INCOMPLETE or not self.result.reported

    def facts(self) -> dict[str, str]:
        """What can be referred to, by name, with what it prints."""
        indicator, result, voice = self.result.indicator, self.result, self.voice
        hidden = self._hidden
        found = {
            "so": voice.amount(indicator, result.amount, hidden) if result.reported else NOT_YET,
            "ty-le": self._percent(),
            "so-sanh": self._comparison(),
            "cung-ky": voice.last_year(indicator, result.last_year, self._hidden_then) if result.last_year else NOT_YET,
            "do-phu": f"{prose_number(result.reported)}/{prose_number(result.expected)}",
            "thieu": ", ".join(self.missing) or NONE,
        }
        if result.verdict is not None:
            lacking = "" if hidden or not self.whole else self._lacking()
            found |= {
                "muc-tieu": voice.aim(indicator),
                "danh-gia": self._judgement(),
                "con-thieu": lacking or NONE,
                "tinh-trang": self.form,
            }
        return found

    def _percent(self) -> str:
        if not self.result.measure.has_denominator or self.result.percent is None or not self.result.reported:
            return NONE
        return UNTOLD if self._hidden else self.voice.percent(self.result.indicator, self.result.percent)

    def _lacking(self) -> str:
        shortfall = self.result.shortfall
        return self.voice.lacking(self.result.indicator, Fraction(shortfall)) if shortfall else ""

    def _judgement(self) -> str:
        indicator, result, hidden = self.result.indicator, self.result, self._hidden
        distance = "" if hidden else self.voice.distance(indicator, result.amount, result.percent)
        lacking = "" if hidden else self._lacking()
        said = {
            Verdict.NO_OCCURRENCE: self.voice.nothing_form,
            Verdict.INCOMPLETE: "chưa đủ số liệu để đánh giá",
            Verdict.MET: aims.beyond(indicator, distance),
            Verdict.NOT_DUE: aims.not_yet(indicator, lacking),
            Verdict.NOT_MET: aims.short_of(indicator, lacking, distance),
        }
        return said[result.verdict] if result.verdict else ""

    def _comparison(self) -> str:
        """`tăng 8,0 điểm phần trăm so với cùng kỳ năm 2023`, or why there is none."""
        result, same = self.result, f"cùng kỳ năm {self.year}"
        if self._hidden or self._hidden_then:
            return f"{UNTOLD} so sánh với {same}"
        if result.last_year is None:
            return f"chưa có số liệu {same} để so sánh"
        if not self.whole:
            return f"chưa đủ số liệu để so sánh với {same}"
        moved = self.voice.moved(result.indicator, result.percent, result.last_year)
        if not moved:
            return f"{same} không phát sinh" if result.amount.denominator != 0 else f"không so sánh được với {same}"
        return f"bằng {same}" if moved == "bằng" else f"{moved} so với {same}"

    def sentence(self, mark: Mark) -> str:
        """The drafted sentence, with its full stop; each fact in it is a marked place."""

        def ref(name: str) -> str:
            return mark(name, "")

        def held(words: str) -> str:
            return mark("tinh-trang", words)

        indicator = self.result.indicator
        if self._nothing:
            return f"{self.voice.nothing(indicator, self.year, ref, held, hides=bool(self._hidden))}."
        if self._too_little:
            return f"{self._unjudged(ref, held)}."
        if self.own and (answer := self.voice.own_answer(indicator, self.result.amount)):
            return f"{answer}."
        aim = f"({'phấn đấu' if indicator.aspirational else 'chỉ tiêu'}: {ref('muc-tieu')})"
        said = [
            self.voice.statement(indicator, ref, held, hides=bool(self._hidden)),
            f"{ref('danh-gia')} {aim}",
            self.voice.compared(self.year, ref) if self._compares else "",
        ]
        return f"{', '.join(one for one in said if one)}."

    @property
    def _compares(self) -> bool:
        return self.result.last_year is not None and not self._hidden and not self._hidden_then

    def _unjudged(self, ref: Callable[[str], str], held: Callable[[str], str]) -> str:
        """Who is missing by name, then what the others reported."""
        result, indicator = self.result, self.result.indicator
        why = [lower_first(result.remark.rstrip("."))] if result.remark else []
        if self.missing and (not result.remark or self.names_all):
            named = result.reported or self.names_all
            why.append(f"{NOT_YET} của {ref('thieu')}" if named else NOBODY)
        if result.reported and result.amount.denominator != 0 and not self._hidden:
            why.append(f"tổng hợp bước đầu của {ref('do-phu')} đơn vị là {self.voice.so_far(indicator, ref)}")
        aim = f"{'phấn đấu ' if indicator.aspirational else ''}{ref('muc-tieu')}"
        return f"{held('Chưa đủ số liệu để đánh giá')} chỉ tiêu “{title_of(indicator)}” ({aim}): {'; '.join(why)}"

    def item(self, mark: Mark) -> str:
        """A statistic in a list: `420 cơ sở … đang hoạt động (tăng 5,0% so với cùng kỳ năm 2023)`."""
        text = self.voice.item(self.result.indicator, lambda name: mark(name, ""))
        remarks = [mark("ty-le", "")] if self.result.percent is not None and not self._hidden else []
        remarks += [mark("so-sanh", "")] if self._compares and self.whole else []
        if self.missing:
            remarks.append(f"chưa có số liệu của {mark('thieu', '')}")
        return f"{text} ({'; '.join(remarks)})" if remarks else text
