"""One number under two names, and numbers of cases in the years in which their form changed.

Beside each lawful life stands the plain contradiction, which must still be found.
"""

from __future__ import annotations

import pytest
from test_rules_honest_lives import WHO, certain, certificate, judgment

RENAMED = WHO.replace("章未名", "章远帆")
OF_THAT_DAY = "二〇一六年十月二十一日"


def test_a_change_of_name_leaves_the_number() -> None:
    """Regulations on Household Registration art. 18: no paper need print the former name."""
    earlier = certificate(RENAMED, "二〇一五年二月十八日").replace("2019年", "2015年")
    assert "ID-03" not in certain(judgment(), earlier)
    assert "ID-03" not in certain(judgment(), certificate(RENAMED))
    same_day = certificate(RENAMED, OF_THAT_DAY).replace("2019年2月18日", "2016年10月21日")
    assert "ID-03" in certain(judgment(), same_day)


def test_a_certificate_of_the_renamed_is_still_held_against_the_judgment() -> None:
    """The number makes them one person, whatever the name."""
    assert "CERT-02" in certain(judgment(), certificate(RENAMED))


def numbered(number: str, day: str = OF_THAT_DAY) -> str:
    return judgment().replace("（2016）湘0225刑初87号", number).replace(OF_THAT_DAY, day)


@pytest.mark.parametrize(
    ("number", "day", "clash"),
    [
        ("（2015）炎刑初字第87号", OF_THAT_DAY, False),  # taken on in 2015, judged in 2016
        ("（2016）炎刑初字第87号", OF_THAT_DAY, False),  # the court changed over late in 2016
        ("（2015）湘0225刑初87号", OF_THAT_DAY, False),  # written anew in the new register
        ("（2018）炎刑初字第87号", "二〇一八年十月二十一日", True),
        ("（2014）湘0225刑初87号", "二〇一四年十月二十一日", True),
    ],
)
def test_numbers_change_their_form_with_the_years(number: str, day: str, clash: bool) -> None:
    assert ("CASE-02" in certain(numbered(number, day))) == clash
