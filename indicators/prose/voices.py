"""How each kind of indicator speaks. A kind is one class and one line in `VOICES`. Pure.

A voice makes sentences out of references (`ref("so")` is the marked place where the amount prints) and says what
each reference prints; the sentence a document prints is the one with the other filled in.
"""

from collections.abc import Callable
from fractions import Fraction
from typing import ClassVar

from hauggiang_pcmd.lib.numbers import format_number, format_percent
from indicators.entry import measure_for
from indicators.indicator_wording import PER
from indicators.measures import (
    Amount,
    Count,
    DistrictShare,
    Frequency,
    Growth,
    HotspotShare,
    Measure,
    PlaceShare,
    Ratio,
)
from indicators.models import Indicator
from indicators.prose import aims
from indicators.prose.names import (
    PEOPLE,
    counted_noun,
    joined,
    lead_of,
    lower_first,
    noun_of,
    predicate_of,
    title_of,
    upper_first,
)
from indicators.prose.numbers import gap_words, moved_words, prose_number, prose_percent
from indicators.results import LastYear
from indicators.small_counts import Hidden

Ref = Callable[[str], str]
"""The place of a fact in a sentence, by its name."""

UNTOLD = "không nêu"


class Voice:
    """What the kinds share: a number of things out of all of them, with the percentage behind."""

    nothing_form: ClassVar[str] = "không phát sinh"
    """What a result is called whose denominator is 0."""

    def amount(self, indicator: Indicator, amount: Amount, hidden: Hidden) -> str:
        """`61/75`, `08/08`, `dưới 05 trong tổng số 12`."""
        below = f"dưới {prose_number(indicator.suppress_below or 0)}"
        if hidden.numerator and hidden.denominator:
            return below
        top = below if hidden.numerator else prose_number(amount.numerator, indicator.decimals)
        if amount.denominator is None:
            return top
        if hidden:
            whole = below if hidden.denominator else prose_number(amount.denominator, indicator.decimals)
            return f"{top} trong tổng số {whole}"
        return f"{top}/{prose_number(amount.denominator, indicator.decimals)}"

    def printed(self, indicator: Indicator, percent: Fraction) -> str:
        """The percentage as tables print it, on the true side of the aim."""
        return format_percent(percent, 100, indicator.threshold)

    def percent(self, indicator: Indicator, percent: Fraction) -> str:
        """As it stands in a sentence: `81,3%`."""
        return prose_percent(self.printed(indicator, percent))

    def aim(self, indicator: Indicator) -> str:
        return aims.aim_words(indicator, bounded=measure_for(indicator).bounded)

    def distance(self, indicator: Indicator, amount: Amount, percent: Fraction | None) -> str:
        """How far a result lies from its aim; empty where it lies on it."""
        if percent is None or indicator.threshold is None:
            return ""
        return gap_words(self.printed(indicator, percent), indicator.threshold)

    def lacking(self, indicator: Indicator, shortfall: Fraction) -> str:
        """`03 xã, phường, thị trấn`."""
        return f"{prose_number(shortfall, indicator.decimals)} {indicator.unit}"

    def moved(self, indicator: Indicator, percent: Fraction | None, then: LastYear) -> str:
        """The difference from last year; empty where there is none to tell."""
        if then.difference is None or percent is None or then.percent is None:
            return ""
        if not then.difference:
            return "bằng"
        return moved_words(then.difference, self.printed(indicator, percent), self.printed(indicator, then.percent))

    def last_year(self, indicator: Indicator, then: LastYear, hidden: Hidden) -> str:
        """`73,3% (55/75)`."""
        amount = self.amount(indicator, then.amount, hidden)
        return amount if hidden or then.percent is None else f"{self.percent(indicator, then.percent)} ({amount})"

    def statement(self, indicator: Indicator, ref: Ref, yes: Callable[[str], str], *, hides: bool) -> str:
        """The result as a clause; `yes` marks the word that holds only while there is a result."""
        percent = "" if hides else f" ({ref('ty-le')})"
        lead = lead_of(indicator)[0]
        return f"{lead}{yes('có' if lead else 'Có')} {ref('so')} {counted_noun(indicator)}{percent}"

    def own_answer(self, indicator: Indicator, amount: Amount) -> str:
        """What a single agency says of itself where it answers yes or no; empty where it reports a number."""
        return ""

    def compared(self, year: int, ref: Ref) -> str:
        """What follows the judgement: the same period of last year."""
        return ref("so-sanh")

    def so_far(self, indicator: Indicator, ref: Ref) -> str:
        """What a part of the agencies reported."""
        return f"{ref('so')} {indicator.unit} ({ref('ty-le')})"

    def item(self, indicator: Indicator, ref: Ref) -> str:
        """A statistic in a list of them."""
        return f"{ref('so')} {counted_noun(indicator)}"

    def nothing(self, indicator: Indicator, year: int, ref: Ref, no: Callable[[str], str], *, hides: bool) -> str:
        """The sentence of a result whose denominator is 0; `no` marks the words that hold only as long."""
        return f"{no('Trong kỳ không phát sinh')} trường hợp thuộc chỉ tiêu “{title_of(indicator)}” nên không đánh giá"


class ShareVoice(Voice):
    """Administrative units that do something: `61/75 xã, phường, thị trấn (81,3%) có hình thức …`."""

    subjects: ClassVar[tuple[str, ...]] = ()

    def statement(self, indicator: Indicator, ref: Ref, yes: Callable[[str], str], *, hides: bool) -> str:
        percent = "" if hides else f" ({ref('ty-le')})"
        lead = lead_of(indicator)[0]
        does = predicate_of(indicator, self.subjects)
        return f"{lead}{yes('có' if lead else 'Có')} {ref('so')} {indicator.unit}{percent} {does}"

    def nothing(self, indicator: Indicator, year: int, ref: Ref, no: Callable[[str], str], *, hides: bool) -> str:
        return f"{no('Trong kỳ không có')} {indicator.unit} thuộc phạm vi của chỉ tiêu “{title_of(indicator)}”"


class CommuneVoice(ShareVoice):
    subjects = ("cấp xã", "xã, phường, thị trấn", "xã, phường", "xã")


class DistrictVoice(ShareVoice):
    subjects = ("cấp huyện", "huyện, thị xã, thành phố", "huyện, thành phố", "huyện")

    def own_answer(self, indicator: Indicator, amount: Amount) -> str:
        """`Đã xây dựng kế hoạch …`, `Chưa tổ chức …`."""
        return f"{'Đã' if amount.numerator else 'Chưa'} {predicate_of(indicator, self.subjects)}"


class FrequencyVoice(Voice):
    """Turns of an agency in a quarter or month: all of them must have enough."""

    def printed(self, indicator: Indicator, percent: Fraction) -> str:
        return format_percent(percent, 100, 100)

    def distance(self, indicator: Indicator, amount: Amount, percent: Fraction | None) -> str:
        return ""

    def lacking(self, indicator: Indicator, shortfall: Fraction) -> str:
        return f"{prose_number(shortfall)} lượt"

    def statement(self, indicator: Indicator, ref: Ref, yes: Callable[[str], str], *, hides: bool) -> str:
        per = PER.get(indicator.every, "kỳ")
        return (
            f"Về {lower_first(title_of(indicator))}, {yes('có')} {ref('so')} lượt đơn vị tính theo từng {per} "
            f"thực hiện đủ ({ref('ty-le')})"
        )

    def so_far(self, indicator: Indicator, ref: Ref) -> str:
        return f"{ref('so')} lượt đơn vị tính theo từng {PER.get(indicator.every, 'kỳ')} ({ref('ty-le')})"

    def nothing(self, indicator: Indicator, year: int, ref: Ref, no: Callable[[str], str], *, hides: bool) -> str:
        per = PER.get(indicator.every, "kỳ")
        return f"{no(f'Trong kỳ chưa có {per} nào kết thúc')} để đánh giá chỉ tiêu “{title_of(indicator)}”"


class CountVoice(Voice):
    """A number of things, or a sum of money: `Có 134 buổi truyền thông`, `Thiệt hại là 9,25 tỷ đồng`."""

    def distance(self, indicator: Indicator, amount: Amount, percent: Fraction | None) -> str:
        off = abs(amount.numerator - Fraction(indicator.threshold or 0))
        places = indicator.decimals or (0 if off.denominator == 1 else None)
        return f"{prose_number(off) if places == 0 else format_number(off, places)} {indicator.unit}" if off else ""

    def moved(self, indicator: Indicator, percent: Fraction | None, then: LastYear) -> str:
        if then.difference is None:
            return ""
        if not then.difference:
            return "bằng"
        size = format_number(abs(then.difference), 1)
        if size == "0,0":
            return "gần như không thay đổi"
        return f"{'tăng' if then.difference > 0 else 'giảm'} {size}%"

    def last_year(self, indicator: Indicator, then: LastYear, hidden: Hidden) -> str:
        return f"{self.amount(indicator, then.amount, hidden)} {indicator.unit}"

    def statement(self, indicator: Indicator, ref: Ref, yes: Callable[[str], str], *, hides: bool) -> str:
        noun, lead = self._noun(indicator), lead_of(indicator)[0]
        if noun:
            return f"{lead}{yes('có' if lead else 'Có')} {ref('so')} {noun}"
        named = noun_of(indicator) if lead else upper_first(noun_of(indicator))
        return f"{lead}{named} {yes('là')} {ref('so')} {indicator.unit}"

    def so_far(self, indicator: Indicator, ref: Ref) -> str:
        return f"{ref('so')} {indicator.unit}"

    def item(self, indicator: Indicator, ref: Ref) -> str:
        noun = self._noun(indicator)
        return f"{ref('so')} {noun}" if noun else f"{noun_of(indicator)} {ref('so')} {indicator.unit}"

    @staticmethod
    def _noun(indicator: Indicator) -> str:
        """What can follow the number; empty where the unit is not what is counted, as in a sum of money."""
        noun = noun_of(indicator)
        return noun if indicator.unit in PEOPLE else joined(indicator.unit, noun)


class GrowthVoice(CountVoice):
    """A count against last year's: `Có 1.055 lượt người dự …, tăng 5,5% so với cùng kỳ năm 2023 (1.000 lượt người)`."""

    nothing_form = "không có số cùng kỳ"

    def amount(self, indicator: Indicator, amount: Amount, hidden: Hidden) -> str:
        now = (amount.denominator or Fraction(0)) + amount.numerator
        return UNTOLD if hidden else prose_number(now, indicator.decimals)

    def percent(self, indicator: Indicator, percent: Fraction) -> str:
        """`tăng 5,5%`, `giảm 20,0%`."""
        if not percent:
            return "không tăng, không giảm"
        text = self.printed(indicator, percent)
        rises = percent > 0
        if text[0] in "<>" and not rises:  # a fall of less than 10% prints as more than -10%
            text = {"<": ">", ">": "<"}[text[0]] + text[1:]
        return f"{'tăng' if rises else 'giảm'} {prose_percent(text.replace('-', ''))}"

    def aim(self, indicator: Indicator) -> str:
        return aims.change_aim_words(indicator)

    def distance(self, indicator: Indicator, amount: Amount, percent: Fraction | None) -> str:
        return Voice.distance(self, indicator, amount, percent)

    def moved(self, indicator: Indicator, percent: Fraction | None, then: LastYear) -> str:
        return "" if percent is None else self.percent(indicator, percent)

    def statement(self, indicator: Indicator, ref: Ref, yes: Callable[[str], str], *, hides: bool) -> str:
        if hides:
            return self._untold(indicator, yes)
        return f"{super().statement(indicator, ref, yes, hides=hides)}, {ref('so-sanh')} ({ref('cung-ky')})"

    def compared(self, year: int, ref: Ref) -> str:
        return ""

    def nothing(self, indicator: Indicator, year: int, ref: Ref, no: Callable[[str], str], *, hides: bool) -> str:
        said = self._untold(indicator, no) if hides else super().statement(indicator, ref, no, hides=False)
        return f"{said}, không có số của cùng kỳ năm {year} để tính mức tăng, giảm nên không đánh giá"

    @staticmethod
    def _untold(indicator: Indicator, yes: Callable[[str], str]) -> str:
        return f"Số {counted_noun(indicator)} {yes('không nêu cụ thể')}"


VOICES: dict[type[Measure], Voice] = {
    Ratio: Voice(),
    PlaceShare: CommuneVoice(),
    DistrictShare: DistrictVoice(),
    HotspotShare: Voice(),
    Frequency: FrequencyVoice(),
    Count: CountVoice(),
    Growth: GrowthVoice(),
}


def voice_of(indicator: Indicator) -> Voice:
    """How the indicator's kind speaks."""
    return VOICES[type(measure_for(indicator))]
