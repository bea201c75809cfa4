"""Areas: which lies in which, and what the table cannot tell."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forensics.places import Place, area, areas, outside, parents, resolve, stem, within

GUANGZE = resolve("福建省光泽县")


@pytest.mark.parametrize(
    ("printed", "code"),
    [
        ("河南省固始县", "411525"),
        ("福建省南平市光泽县", "350723"),
        ("重庆市沙坪坝区", "500106"),  # a municipality has no prefecture between
        ("中华人民共和国江西省铜鼓县公证处", "360926"),
        ("济南市章丘区", "370114"),  # was a city with another code until 2016
        ("广东省增城市", "440183"),  # abolished in 2014, still printed in older papers
        ("内蒙古自治区奈曼旗", "150525"),
        ("江北区", ""),  # two cities have one: no code is given
        ("雄安新区", ""),  # not in the table, and not the 新区 of Tangshan
        ("张三", ""),
    ],
)
def test_resolve(printed: str, code: str) -> None:
    assert resolve(printed).code == code


def test_a_name_of_several_areas_is_settled_by_what_is_near() -> None:
    assert resolve("江北区", Place("宁波市", "CN", "330200")).code == "330205"
    assert resolve("朝阳区", Place("北京市", "CN", "110000")).code == "110105"
    assert resolve("朝阳区").code == ""


@pytest.mark.parametrize(
    ("a", "b", "inside", "apart"),
    [
        (GUANGZE, resolve("福建省"), True, False),
        (resolve("福建省"), GUANGZE, None, False),
        (resolve("上海市浦东新区"), GUANGZE, False, True),
        (Place("Suvarnabhumi", "TH"), GUANGZE, False, True),
        (Place("Pudong", "CN"), GUANGZE, None, None),  # a port without an area code
        (Place("somewhere"), GUANGZE, None, None),
        # A district merged into its neighbour may lie in it today.
        (resolve("上海市闸北区"), resolve("上海市静安区"), None, None),
        # One place under two codes.
        (Place("章丘市", "CN", "370181"), Place("章丘区", "CN", "370114"), True, False),
        # Own border controls: outside every county, but no answer about "China".
        (Place("Hong Kong", "HK"), GUANGZE, False, True),
        (Place("Hong Kong", "HK"), Place("China", "CN"), None, None),
        (GUANGZE, Place("中国", "CN"), True, False),
    ],
)
def test_within_and_outside(a: Place, b: Place, inside: bool | None, apart: bool | None) -> None:
    assert within(a, b) is inside
    assert outside(a, b) is apart
    assert outside(b, a) is apart


CODES = st.sampled_from(sorted(areas()))


@given(CODES)
def test_every_area_lies_in_its_parents(code: str) -> None:
    here = Place("", "CN", code)
    assert within(here, here) is True
    for upper in parents(code):
        assert within(here, Place("", "CN", upper)) is True
        assert outside(here, Place("", "CN", upper)) is False


@given(CODES, CODES)
def test_never_inside_and_outside(a: str, b: str) -> None:
    one, two = Place("", "CN", a), Place("", "CN", b)
    assert not (within(one, two) and outside(one, two))


def test_validity_and_names() -> None:
    assert area("370181", 2010) is not None
    assert area("370181", 2019) is None
    assert area("370114", 2019) is not None
    assert stem("兰坪白族普米族自治县") == "兰坪"
    assert stem("章丘市") == stem("章丘区") == "章丘"


def test_an_area_goes_by_the_name_it_bears_and_not_by_one_it_bore_for_a_year() -> None:
    for code, name in (("430400", "衡阳市"), ("430500", "邵阳市")):
        here = area(code)
        assert here is not None
        assert here.name == name
