"""Certificates of release: custody ended, sentence served, correction ended."""

from __future__ import annotations

import pytest
from court_papers import claims, lines, paper, read, when

from forensics.events import EventKind as K

CENTRE = (
    "炎陵县看守所\n释 放 证 明 书\n炎看释字〔2021〕54号\n"
    "兹有章未名，性别男，出生日期1991年8月17日，住址湖南省炎陵县霞阳镇，因涉嫌诈骗罪于2021年6月8日被刑事拘留，"
    "2021年7月14日被逮捕，因变更强制措施为取保候审，{}。\n炎陵县看守所\n2021年9月3日\n"
)
PRISON = (
    "刑满释放证明书\n（2015）湘茶监释字第9号\n"
    "章未名，男，汉族，1991年8月17日出生，身份证号码430225199108170036，因诈骗罪经炎陵县人民法院于2014年6月26日以"
    "（2014）炎刑初字第17号刑事判决书判处有期徒刑一年六个月。刑期自2014年5月11日起至2015年11月10日止。"
    "现执行期满，予以释放。\n湖南省茶陵监狱\n二〇一五年十一月十日\n"
)
CORRECTION = (
    "解除社区矫正证明书\n（2020）炎社矫解字第47号\n"
    "社区矫正对象章未名，男，1991年8月17日出生，居住地湖南省炎陵县。因犯诈骗罪于2013年12月9日被湖南省炎陵县人民法院"
    "判处{}，于2020年4月17日期满解除社区矫正。\n炎陵县社区矫正管理局\n2020年4月20日\n"
)


@pytest.mark.parametrize(
    ("words", "noted"),
    [("于2021年9月3日予以释放", ""), ("现予以释放", "day taken from the date of the paper")],
)
def test_a_detention_centre_ends_the_custody_it_tells_of(words: str, noted: str) -> None:
    document = paper(CENTRE.format(words))
    assert list(claims(document)) == ["release_certificate"]
    found = read(document, "release_certificate")
    assert lines(found, K.DETENTION, K.ARREST, K.BAIL, K.RELEASE) == [
        ("detention", "2021-06-08/2021-07-14", "章未名"),
        ("arrest", "2021-07-14/2021-09-03", "章未名"),
        ("release", "2021-09-03", "章未名"),
    ]
    (release,) = [e for e in found.events if e.kind is K.RELEASE]
    assert release.inferred == noted
    assert [f.value for f in found.persons[0].values("sex")] == ["M"]


def test_a_prison_tells_of_the_judgment_and_the_term_served() -> None:
    found = read(paper(PRISON), "release_certificate")
    assert found.asserted_by == "湖南省茶陵监狱"
    assert lines(found, K.CONVICTION, K.IMPRISONMENT, K.RELEASE) == [
        ("conviction", "2014-06-26", "章未名"),
        ("release", "2015-11-10", "章未名"),
        ("imprisonment", "2014-05-11/2015-11-10", "章未名"),
    ]
    (judged,) = [e for e in found.events if e.kind is K.CONVICTION]
    assert (judged.detail("court"), judged.detail("charge")) == ("炎陵县人民法院", "诈骗罪")
    assert judged.detail("term") == "P1Y6M"


def test_the_end_of_correction_ends_parole_and_no_custody() -> None:
    words = "有期徒刑七年。2018年6月14日被湖南省株洲市中级人民法院裁定假释，在社区矫正期间遵守规定"
    found = read(paper(CORRECTION.format(words)), "release_certificate")
    assert lines(found, K.RELEASE) == []
    assert lines(found, K.PAROLE) == [("parole", "2018-06-14/2020-04-17", "章未名")]
    words = "有期徒刑二年，缓刑三年，缓刑考验期限自2017年4月18日起至2020年4月17日止"
    found = read(paper(CORRECTION.format(words)), "release_certificate")
    (probation,) = [e for e in found.events if e.kind is K.PROBATION]
    assert when(probation) == "2017-04-18/2020-04-17"


def test_the_number_beside_the_day_is_that_of_the_judgment() -> None:
    signed = ("湖南省茶陵监狱\n二〇一五年十一月十日", "2015年11月10日\n湖南省茶陵监狱（章）")
    found = read(paper(PRISON.replace(*signed)), "release_certificate")
    (judged,) = [e for e in found.events if e.kind is K.CONVICTION]
    # 以…号刑事判决书判处: the number stands behind the day, the certificate's own above it.
    assert judged.detail("judgment_number") == "（2014）炎刑初字第17号"
    # The office signs under the date; the court that judged is not it.
    assert found.asserted_by == "湖南省茶陵监狱"
