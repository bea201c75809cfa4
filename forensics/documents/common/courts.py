"""Courts, offices and their areas, as Chinese papers print them."""

from __future__ import annotations

import re

from forensics.places import Place, area, resolve

OFFICE = (
    r"(?:[\u4e00-\u9fff]{2,30}?(?:公安局[\u4e00-\u9fff]{0,12}?分局|公安局|公安分局|分局|公安处|派出所|"
    r"人民检察院|检察院|人民法院|国家安全局|监察委员会|海关缉私局|缉私分局|看守所|监狱)|本院|该局|该院)"
)


def office_area(name: str, near: Place | None = None) -> Place | None:
    """The area an office serves by its name: 福建省光泽县公安局 → 光泽县; ``None`` if unknown.

    A branch bureau (上海市公安局静安分局) serves the district its name adds.
    """
    m = re.match(
        r"(?P<city>[\u4e00-\u9fff]+?)公安局(?P<part>[\u4e00-\u9fff]{2,8}?)(?:区|县)?分局", name
    )
    if m:
        city = resolve(m["city"], near)
        for rank in ("区", "县", "市"):
            part = resolve(m["part"] + rank, city if city.code else near)
            if part.code and part.code[:2] == (city.code or part.code)[:2]:
                return Place(part.name, "CN", part.code)
        return city if city.code else None
    place = resolve(name, near)
    if not place.code:
        return None
    known = area(place.code)
    return Place(known.name if known else name, place.country, place.code)


def county_of(place: Place | None) -> Place | None:
    """The county or city an address lies in, by its own name; ``None`` if only a province."""
    if place is None or not place.code or place.code.endswith("0000"):
        return None
    known = area(place.code)
    return Place(known.name, place.country, place.code) if known else None
