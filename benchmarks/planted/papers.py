"""A life as papers: running text, as a perfect scan would give it, and stamps as regions.

What each paper is, its ``form`` says; without one, its name does.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from benchmarks.planted import more_papers, travel_papers
from benchmarks.planted.days import months, numerals, sex_word, zh
from benchmarks.planted.life import Life
from forensics.records import Document, Page


def documents(life: Life) -> list[Document]:
    """The papers of the life, one document each."""
    found = []
    for name, facts in life.papers.items():
        form = facts.get("form", name)
        if form == "stamps":
            found.append(travel_papers.stamps(f"{name}.png", facts))
        elif form == "record":
            found.append(_text(f"{name}.txt", travel_papers.record(facts, _crossings(life))))
        else:
            found.append(_text(f"{name}.txt", FORMS[form](facts)))
    return found


def _crossings(life: Life) -> list[tuple[str, str, date]]:
    """All stamps of the life, whatever page they are on."""
    pages = [p for name, p in life.papers.items() if p.get("form", name) == "stamps"]
    return sorted((c for p in pages for c in p["crossings"]), key=lambda c: c[2])


def _text(name: str, text: str) -> Document:
    page = Page(1, 0, 0, 0, "text", text, (), len(text))
    return travel_papers.document(name, page)




def _measures(f: dict[str, Any]) -> str:
    county = f["county"]
    text = f"因涉嫌犯{f['charge']}罪，于{zh(f['detained'])}被{county}公安局刑事拘留，"
    if "arrested" in f:
        return f"{text}{zh(f['arrested'])}被逮捕。现羁押于{county}看守所。"
    text += f"{zh(f['bail'])}被{county}公安局取保候审"
    if "renewed" in f:
        first, second = f["renewed"]
        text += f"，{zh(first)}被{county}人民检察院取保候审，{zh(second)}经本院决定取保候审"
    return text + "。"


def _other(f: dict[str, Any], area: str) -> str:
    """The second accused, where there is one."""
    if "other" not in f:
        return ""
    o = f["other"]
    return (
        f"被告人{o['name']}，男，{zh(o['born'])}出生，汉族，户籍所在地{area}。因涉嫌犯{f['charge']}罪，"
        f"于{zh(o['detained'])}被{f['county']}公安局刑事拘留，{zh(o['bail'])}被{f['county']}公安局取保候审。\n"
    )


def _sentence_of_other(f: dict[str, Any], number: str) -> str:
    if "other" not in f:
        return ""
    return (
        f"{number}、被告人{f['other']['name']}犯{f['charge']}罪，判处有期徒刑八个月，缓刑一年，并处罚金人民币三千元。\n"
        "（缓刑考验期限，从判决确定之日起计算。）\n"
    )


def _terms(f: dict[str, Any]) -> str:
    """The term; where a second crime was tried with it, both and what they were put together to."""
    if "crimes" not in f:
        return f"判处有期徒刑{months(f['term'])}"
    first, (charge, second) = f["crimes"]
    return (
        f"判处有期徒刑{months(first)}；犯{charge}罪，判处有期徒刑{months(second)}；"
        f"数罪并罚，决定执行有期徒刑{months(f['term'])}"
    )


def appeal(f: dict[str, Any]) -> str:
    """A court of the province; its number is of the old kind of place that has none here."""
    return (
        f"{f['province']}高级人民法院\n刑事裁定书\n"
        f"原公诉机关{f['province']}{f['county']}人民检察院。\n"
        f"上诉人（原审被告人）{f['name']}，{sex_word(f['sex'])}，{zh(f['born'])}出生，公民身份号码{f['id']}，汉族，"
        f"户籍所在地{f['province']}{f['county']}。{_measures(f)}\n"
        f"{f['province']}{f['county']}人民法院审理{f['county']}人民检察院指控被告人{f['name']}犯{f['charge']}罪一案，"
        f"于{zh(f.get('judged_told', f['judged']))}作出{_told_number(f)}刑事判决。"
        f"被告人{f['name']}不服，于{zh(f['appealed'])}提出上诉。本院依法组成合议庭审理了本案。"
        "现已审理终结。\n本院认为，原判认定事实清楚。裁定如下：\n驳回上诉，维持原判。\n本裁定为终审裁定。\n"
        f"审判长　何远征\n审判员　周德平\n{numerals(f['ruled'])}\n书记员　陆小满\n"
    )


def _told_number(f: dict[str, Any]) -> str:
    """The appeal names the judgment by its number only where its date is told apart."""
    return f"（{f['year']}）{f['court']}刑初{f['number']}号" if "judged_told" in f else ""


def judgment(f: dict[str, Any]) -> str:
    area = f["province"] + f["county"]
    coded = f"（{f['year']}）{f['court']}刑初{f['number']}号"
    number = f.get("form_of_number", coded)
    serving = ""
    if "start" in f:
        serving = (
            "（刑期从判决执行之日起计算。判决执行以前先行羁押的，羁押一日折抵刑期一日，"
            f"即自{zh(f['start'])}起至{zh(f['end'])}止。）"
        )
    suspended = f"，缓刑{months(f['probation'])}" if f["probation"] else ""
    note = "（缓刑考验期限，从判决确定之日起计算。）" if f["probation"] else serving
    return (
        f"{area}人民法院\n刑事判决书\n{number}\n"
        f"公诉机关{area}人民检察院。\n"
        f"被告人{f['name']}，{sex_word(f['sex'])}，{zh(f['born'])}出生，公民身份号码{f['id']}，汉族，"
        f"户籍所在地{area}。{_measures(f)}\n{_other(f, area)}"
        f"{area}人民检察院指控被告人{f['name']}犯{f['charge']}罪，于{zh(f['indicted'])}向本院提起公诉。"
        f"本院于{zh(f['accepted'])}{f['weekday']}立案受理，依法适用简易程序，于{zh(f['heard'])}公开开庭审理了本案。"
        f"被告人{f['name']}到庭参加了诉讼。现已审理终结。\n"
        f"本院认为，被告人{f['name']}的行为已构成{f['charge']}罪。依照《中华人民共和国刑法》第{f['law']}条、"
        f"《中华人民共和国刑事诉讼法》第{f['procedure_article']}条之规定，判决如下：\n"
        f"{'一、' if 'other' in f else ''}被告人{f['name']}犯{f['charge']}罪，"
        f"{_terms(f)}{suspended}，并处罚金人民币五千元。\n{note}\n"
        f"{_sentence_of_other(f, '二')}"
        "如不服本判决，可在接到判决书的第二日起十日内，通过本院提出上诉。\n"
        f"审判员　周德平\n{numerals(f['judged'])}\n书记员　陆小满\n"
    )


def bail(f: dict[str, Any]) -> str:
    return (
        f"{f['county']}公安局\n取保候审决定书\n"
        f"犯罪嫌疑人{f['name']}，{sex_word(f['sex'])}，出生日期{zh(f['born'])}，居民身份证{f['id']}，"
        f"住址{f['province']}{f['county']}。\n"
        f"我局正在侦查{f['name']}涉嫌{f['charge']}案，根据《中华人民共和国刑事诉讼法》第六十五条之规定，"
        f"决定对其取保候审，期限从{zh(f['bail'])}起算。\n"
        f"被取保候审人未经批准不得离开{f['county']}{f.get('handed_in', '')}。\n"
        f"{f['county']}公安局\n{numerals(f['bail'])}\n"
    )


def certificate(f: dict[str, Any]) -> str:
    office = f.get("area", f["county"])
    if "scope" in f:
        first, last = f["scope"]
        said = f"自{zh(first)}至{zh(last)}在我辖区居住期间，未发现有犯罪记录"
    else:
        said = f"截至{zh(f.get('until', f['issued']))}，未发现有犯罪记录"
    return (
        f"无犯罪记录证明\n经查，{f['name']}，{sex_word(f['sex'])}，{zh(f['born'])}出生，公民身份号码{f['id']}，"
        f"户籍地址{f['province']}{f['county']}，{said}。\n特此证明。\n"
        f"{office}公安局\n{numerals(f['issued'])}\n"
    )


def statement(f: dict[str, Any]) -> str:
    contact = ""
    if "no_contact" in f:
        first, last = f["no_contact"]
        contact = f"{zh(first)}至{zh(last)}期间，我没有与陶先生联系。"
    if "no_conviction" in f:
        contact += "我从未被判刑。"
    if "not_back" in f:
        first, last = f["not_back"]
        contact += f"{zh(first)}至{zh(last)}期间，我没有回国。"
    if "was_there" in f:
        contact += f"{zh(f['was_there'])}我在{f['county']}。"
    return (
        f"个人陈述\n本人{f['name']}，{zh(f['born'])}出生。\n"
        f"{zh(f['home_from'])}至{zh(f['home_to'])}期间，我没有离开过{f['county']}。{contact}\n"
        f"签署日期：{zh(f['signed'])}\n"
    )


def messages(f: dict[str, Any]) -> str:
    """Each message is answered on its day: it is a talk of two from its first to its last day."""
    form = "%d/%m/%Y, {} - {}: {}" if "figures" in f else "%Y-%m-%d {} {}: {}"
    lines = []
    for n, day in enumerate([*f["days"], *([f["figures"]] if "figures" in f else [])]):
        lines.append(f"{day:{form}}".format(f"10:1{n}", f["name"], f"第{n}条"))
        lines.append(f"{day:{form}}".format("11:00", "陶先生", "好的"))
    return "\n".join(lines) + "\n"


FORMS: dict[str, Callable[[dict[str, Any]], str]] = {
    "judgment": judgment,
    "appeal": appeal,
    "bail": bail,
    "certificate": certificate,
    "statement": statement,
    "messages": messages,
    "passport": travel_papers.passport,
    "visa": travel_papers.visa,
    **more_papers.FORMS,
}
