"""What hangs on what: anchors, orders, centuries, weekdays, doubtful characters, doubts."""

from __future__ import annotations

from datetime import date

import pytest

from forensics.records import Box, Char
from forensics.temporal.edtf import to_edtf
from forensics.temporal.readings import Interval, UncertainDate
from forensics.text.dates import DateContext, FoundDate, find_dates


def texts(text: str, context: DateContext | None = None) -> list[tuple[str, str]]:
    found = find_dates(text, context or DateContext())
    return [(text[f.start : f.end], to_edtf(f.value)) for f in found]


def only(text: str, context: DateContext | None = None) -> FoundDate:
    (found,) = find_dates(text, context or DateContext())
    return found


def test_relative_words_hang_on_the_date_before_them() -> None:
    text = (
        "因本案于2015年4月8日被抓获，同日被刑事拘留，同月14日被监视居住；2015年6月25日被抓获，"
        "次日被行政拘留，同年7月11日被刑事拘留，8月2日被逮捕，次年1月取保候审。"
    )
    assert texts(text) == [
        ("2015年4月8日", "2015-04-08"),
        ("同日", "2015-04-08"),
        ("同月14日", "2015-04-14"),
        ("2015年6月25日", "2015-06-25"),
        ("次日", "2015-06-26"),
        ("同年7月11日", "2015-07-11"),
        ("8月2日", "2015-08-02"),
        ("次年1月", "2016-01"),
    ]


def test_a_date_in_brackets_is_aside() -> None:
    text = "2016年5月3日被取保候审（2010年3月9日曾被行政拘留），同年6月2日被逮捕"
    assert texts(text)[-1] == ("同年6月2日", "2016-06-02")


def test_years_of_case_numbers_and_statutes_are_no_anchor() -> None:
    text = "2016年5月3日，本院以（2012）甲刑初5号判决；依照《某某规定》〔2014〕8号，同年6月2日"
    assert texts(text)[-1] == ("同年6月2日", "2016-06-02")


def test_an_enumeration_shares_year_and_month() -> None:
    assert texts("2014年10月22日、12月23日投案") == [
        ("2014年10月22日", "2014-10-22"),
        ("12月23日", "2014-12-23"),
    ]
    assert texts("于2020年7月14日、15日、16日提起上诉")[1:] == [
        ("15日", "2020-07-15"),
        ("16日", "2020-07-16"),
    ]
    assert texts("3, 5 and 7 May 2016") == [
        ("3", "2016-05-03"),
        ("5", "2016-05-05"),
        ("7 May 2016", "2016-05-07"),
    ]


def test_without_an_anchor_the_date_is_open_and_says_so() -> None:
    found = only("次日被刑事拘留")
    assert found.doubt == "unanchored"
    assert to_edtf(found.value) == "[..]"


def test_a_reading_of_the_anchor_goes_on_into_what_hangs_on_it() -> None:
    _, later = find_dates("201?年10月5日被拘留，次日释放", DateContext(scope="a:p1"))
    assert isinstance(later.value, UncertainDate)
    assert len(later.value.readings) == 10
    assert later.value.choices == {"digit:a:p1:3"}


def test_the_order_of_a_series_is_one_choice() -> None:
    context = DateContext(series="passport.pdf:TH")
    clear, open_ = find_dates("13/06/2016 06/07/2016", context)
    assert isinstance(open_.value, UncertainDate)
    assert isinstance(clear.value, UncertainDate)
    assert open_.value.choices == clear.value.choices == {"order:passport.pdf:TH"}
    assert len(clear.value.readings) == 1
    assert len(open_.value.readings) == 2


@pytest.mark.parametrize(
    ("order", "expected"), [("day-first", "2016-07-06"), ("month-first", "2016-06-07")]
)
def test_a_known_order_leaves_one_reading(order: str, expected: str) -> None:
    context = DateContext(order="day-first" if order == "day-first" else "month-first")
    assert texts("06/07/2016", context) == [("06/07/2016", expected)]


def test_both_sides_of_a_range_in_figures_have_one_order() -> None:
    found = only("5/6/2016 - 7/6/2016", DateContext(series="s"))
    assert isinstance(found.value, Interval)
    assert found.value.start
    assert found.value.end
    assert found.value.start.choices == found.value.end.choices == {"order:s"}


def test_dots_are_day_first_unless_english_surrounds_them() -> None:
    assert texts("12.06.2016") == [("12.06.2016", "2016-06-12")]
    assert texts("Expires on 12.06.2016") == [("12.06.2016", "[2016-06-12,2016-12-06]")]


def test_two_digit_years_without_a_day_of_writing_keep_both_centuries() -> None:
    found = only("12 JUN 16", DateContext(scope="p:p3"))
    assert to_edtf(found.value) == "[1916-06-12,2016-06-12]"
    assert isinstance(found.value, UncertainDate)
    assert found.value.choices == {"century:p:p3:7"}


def test_republic_years_in_two_digits_need_their_context() -> None:
    written = DateContext(written=date(2016, 11, 7))
    assert texts("88年5月1日", written)[0][1] == "1988-05-01"
    text = "臺灣地區 88年5月1日"
    assert texts(text, written)[0][1] == "[1988-05-01,1999-05-01]"


def test_a_weekday_eliminates_readings() -> None:
    assert texts("Sunday 06/12/2016") == [("Sunday 06/12/2016", "2016-06-12")]
    assert texts("06/12/2016（星期二）") == [("06/12/2016（星期二）", "2016-12-06")]


def test_a_weekday_that_agrees_with_nothing_is_a_doubt_and_drops_no_reading() -> None:
    found = only("Friday 06/12/2016")
    assert found.doubt == "weekday-mismatch"
    assert to_edtf(found.value) == "[2016-06-12,2016-12-06]"


def test_the_end_before_the_start_is_kept_as_printed() -> None:
    found = only("自2019年12月5日起至2010年10月2日止")
    assert found.doubt == "backwards"
    assert to_edtf(found.value) == "2019-12-05/2010-10-02"


def test_an_end_that_is_not_understood_leaves_the_range_open() -> None:
    found = find_dates("2016年3月1日至秋天")[0]
    assert found.doubt == "range-unread"
    assert to_edtf(found.value) == "2016-03-01/.."
    cut = find_dates("2016年3月1日至1")[0]  # 1, or 10 to 19
    assert cut.doubt == "range-unread"


@pytest.mark.parametrize(
    ("text", "doubt"),
    [
        ("2016年2月30日", "impossible"),
        ("30 February 2016", "impossible"),
        ("2O16年10月3l日", "damaged"),
        ("2016年10月31日", ""),
        ("12 JUN/JUL 2016", "months-differ"),
    ],
)
def test_doubts(text: str, doubt: str) -> None:
    assert only(text).doubt == doubt


def test_two_months_that_differ_are_both_readings() -> None:
    assert texts("12 JUN/JUL 2016")[0][1] == "[2016-06-12,2016-07-12]"


def chars(text: str, doubtful: dict[int, tuple[tuple[str, float], ...]]) -> list[Char | None]:
    box = Box(0, 0, 1, 1)
    return [
        Char(c, box, 0.6 if i in doubtful else 0.99, doubtful.get(i, ()))
        for i, c in enumerate(text)
    ]


def test_a_badly_read_digit_with_another_candidate_gives_both() -> None:
    text = "2016年10月31日"
    found = find_dates(text, DateContext(scope="a"), chars(text, {9: (("7", 0.3), ("日", 0.1))}))
    assert to_edtf(found[0].value) == "2016-10-31"  # 37 is no day
    found = find_dates(text, DateContext(scope="a"), chars(text, {3: (("8", 0.3), ("x", 0.2))}))
    assert to_edtf(found[0].value) == "[2016-10-31,2018-10-31]"
    assert isinstance(found[0].value, UncertainDate)
    assert found[0].value.choices == {"digit:a:3"}


def test_a_badly_read_numeral_too() -> None:
    text = "二〇一六年十月三日"
    found = find_dates(text, DateContext(), chars(text, {3: (("大", 0.2), ("八", 0.3))}))
    assert to_edtf(found[0].value) == "[2016-10-03,2018-10-03]"


def test_candidates_of_no_weight_are_not_weighed() -> None:
    text = "2016年10月31日"
    found = find_dates(text, DateContext(), chars(text, {3: (("8", 0.01),)}))
    assert to_edtf(found[0].value) == "2016-10-31"


def test_a_prose_number_behind_a_month_may_not_be_its_year() -> None:
    found = find_dates("On 12 June 16 people came", DateContext(anchor=date(2011, 3, 1)))
    assert to_edtf(found[0].value) == "[1916-06-12,2011-06-12,2016-06-12]"


def test_the_span_is_that_of_the_text_given() -> None:
    text = "于２０１６年１０月３１日宣判"
    found = only(text)
    assert text[found.start : found.end] == "２０１６年１０月３１日"


def test_festivals_without_a_year_are_the_ones_around_the_day_of_writing() -> None:
    context = DateContext(written=date(2020, 1, 8))
    assert texts("on Christmas Eve", context)[0][1] == "[2019-12-24,2020-12-24]"


def test_by_the_end_of_this_month() -> None:
    context = DateContext(written=date(2019, 12, 24))
    assert texts("by the end of this month", context)[0][1] == "[..2019-12-31]"


def test_a_second_calendar_eliminates_readings() -> None:
    found = only("10/11/2016（农历十月十一）")
    assert to_edtf(found.value) == "2016-11-10"
    found = only("2016年10月31日（农历十月初二）")
    assert found.doubt == "calendars-differ"
    assert to_edtf(found.value) == "2016-10-31"


def test_times_of_day_inside_a_range() -> None:
    assert texts("2016年3月1日上午9时至次日5时") == [
        ("2016年3月1日上午9时至次日", "2016-03-01/2016-03-02")
    ]
    assert texts("2016年3月1日9时至10时") == [("2016年3月1日", "2016-03-01")]


def test_the_end_of_a_year_before_which_something_was_is_not_its_middle() -> None:
    assert texts("before the end of 2016")[0][1] == "[..2016-12-31]"
    assert texts("before 2016年5月1日")[0][1] == "[..2016-04-30]"


def test_alternatives_are_readings() -> None:
    assert texts("5 or 6 May 2016")[0][1] == "[2016-05-05,2016-05-06]"
    assert texts("2015年3月或4月")[0][1] == "[2015-03,2015-04]"


def test_headings_and_adverbs_are_no_days() -> None:
    assert texts("一直到2017年9月30日") == [("直到2017年9月30日", "../2017-09-30")]
    assert [t for t, _ in texts("3、2016年3月5日盗窃")] == ["2016年3月5日"]


def test_a_page_of_digits_is_no_number_and_no_error() -> None:
    assert find_dates("1" * 5000) == ()
    assert len(find_dates("9" * 5000 + " 2016年3月1日")) == 1


@pytest.mark.parametrize("text", ["□一六年五月八日", "?16年5月8日"])
def test_a_blot_may_cover_two_digits_of_the_year(text: str) -> None:
    (found,) = find_dates(text)
    assert isinstance(found.value, UncertainDate)
    days = {r.earliest for r in found.value.readings}
    assert {date(2016, 5, 8), date(2027, 5, 8)} <= days
    assert found.doubt == "damaged"


@pytest.mark.parametrize(
    "limit",
    [
        "罚金限判决生效后一月内缴纳",
        "罚金限在判决生效后的一月内缴纳",
        "罚金限判决生效三月之内缴清",
        "罚金限判决生效当月缴纳",
        "判处有期徒刑二年零三月十五日",
        "余刑三月二十日",
        "扣押2005年版假币",
    ],
)
def test_a_time_limit_a_length_of_time_and_a_make_are_no_dates(limit: str) -> None:
    assert texts(f"2017年9月1日，{limit}。") == [("2017年9月1日", "2017-09-01")]


def test_inside_a_month_is_a_date_where_no_limit_is_set() -> None:
    assert texts("2017年，3月内") == [("2017年", "2017"), ("3月内", "2017-03")]


def test_days_behind_a_month_share_the_year_behind_the_last() -> None:
    assert texts("heard on November 14 and 15, 2016") == [
        ("November 14", "2016-11-14"),
        ("15, 2016", "2016-11-15"),
    ]
    assert [d for _, d in texts("on May 3rd, 4th and 6th, 2017")] == [
        "2017-05-03",
        "2017-05-04",
        "2017-05-06",
    ]
    # A count is no day.
    assert [d for _, d in texts("On May 5 and 40 2016 models were seen")] != ["2016-05-05"]


def test_ordinals_in_capitals() -> None:
    assert texts("ON TUESDAY THE 24TH DAY OF NOVEMBER, 2020")[0][1] == "2020-11-24"


def test_a_number_that_begins_the_next_paragraph_is_no_part_of_the_date() -> None:
    assert [t for t, _ in texts("arrested on 14.12.2019. 2. The applicant")] == ["14.12.2019"]
    assert texts("version 1.12.2019.2") == []


def test_a_word_that_ends_like_a_label_is_none() -> None:
    assert [t for t, _ in texts("State v. Gupta & Anr. 27.08.2021")] == ["27.08.2021"]
    assert texts("Nr. 27.08.2021") == []


def test_a_space_lost_behind_a_date() -> None:
    assert texts("14/03/2017Arrest. Booking")[0] == ("14/03/2017", "2017-03-14")
    assert texts("2017-03-14Arrest")[0] == ("2017-03-14", "2017-03-14")
    assert texts("14 March 2017Arrest")[0] == ("14 March 2017", "2017-03-14")
    assert texts("14/03/2017abc") == []


@pytest.mark.parametrize(
    "text",
    [
        "I was born on 4 May 1980. On 3 June I was arrested.",
        "Date of birth: 4 May 1980. On 3 June I was arrested.",
        "My passport expires on 4 May 2026. On 3 June I left.",
        "陶卫东，男，1980年5月4日出生，6月3日被拘留。",
        "陶卫东，男，生于1980年5月4日，6月3日被拘留。",
        "有效期至2026年5月4日。6月3日出境。",
    ],
)
def test_nothing_goes_on_from_a_birth_or_an_expiry(text: str) -> None:
    (_, told) = find_dates(text)
    assert told.doubt == "unanchored"
    assert isinstance(told.value, UncertainDate)
    assert told.value.earliest is None


def test_what_was_told_before_a_birth_goes_on_behind_it() -> None:
    text = "He was arrested on 3 May 2016. I was born on 4 May 1980. On 3 June I left."
    *_, told = find_dates(text)
    assert isinstance(told.value, UncertainDate)
    assert told.value.only_day == date(2016, 6, 3)


@pytest.mark.parametrize(
    "text",
    [
        "I have never met Tao Jun.\n2. I was in Bangkok.",
        "I met Tao Jun 3 times.",
        "It was Li May. 12 people came.",
        "I left in Sep.\n4. Nothing else.",
    ],
)
def test_a_name_or_the_number_of_a_paragraph_is_no_day(text: str) -> None:
    told = DateContext(anchor=date(1980, 5, 4))
    assert not [
        d for d in find_dates(text, told) if any(c.isdigit() for c in text[d.start : d.end])
    ]


@pytest.mark.parametrize("text", ["on Jun. 2 I left", "On May 4 I left", "Sat Jun 4"])
def test_a_month_with_a_day_stays_one(text: str) -> None:
    (told,) = find_dates(text, DateContext(anchor=date(2016, 5, 4)))
    assert isinstance(told.value, UncertainDate)
    assert told.value.only_day in (date(2016, 6, 2), date(2016, 5, 4), date(2016, 6, 4))


@pytest.mark.parametrize(
    "text",
    [
        "13 September 2019, Wednesday's meeting", "13 September 2019 (Thursday in New York)",
        "2019年9月13日，星期三的会议", "2019年9月13日 星期三和星期五",
        "2019年9月13日（周三、周五除外）",
    ],
)  # fmt: skip
def test_a_weekday_with_something_of_its_own_is_not_that_of_the_date(text: str) -> None:
    found = find_dates(text, DateContext())[0]
    assert (found.doubt, found.value) == ("", UncertainDate.day(date(2019, 9, 13)))


@pytest.mark.parametrize(
    "text", ["28 October 2016 Monday to Friday", "2016年10月29日 周一至周五 9:00-17:00"]
)
def test_days_of_a_week_behind_a_date_are_not_its_weekday(text: str) -> None:
    found = find_dates(text, DateContext())[0]
    assert (found.doubt, text[found.start : found.end][-2:].strip()) in (("", "16"), ("", "9日"))


@pytest.mark.parametrize(
    "text",
    ["2019年9月13日星期三的庭审", "Wednesday, 13 September 2019, in Leeds",
     "Wednesday, 13 September 2019 in Leeds", "13 September 2019, Wednesday in Leeds"],
)  # fmt: skip
def test_a_weekday_of_the_date_itself_still_does_not_fit(text: str) -> None:
    assert find_dates(text, DateContext())[0].doubt == "weekday-mismatch"
