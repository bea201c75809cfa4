"""Papers that only some lives have: leave, notices, searches, the rest of the file."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from benchmarks.planted.days import months, numerals, sex_word, zh


def leave(f: dict[str, Any]) -> str:
    return (
        f"{f['county']}公安局\n批准离开所居住市县决定书\n"
        f"被取保候审人{f['name']}，{sex_word(f['sex'])}，{zh(f['born'])}出生，住{f['province']}{f['county']}。\n"
        f"被取保候审人{f['name']}因探望患病父亲提出书面申请。经审查，根据《中华人民共和国刑事诉讼法》第六十九条之规定，"
        f"批准其自{zh(f['from'])}至{zh(f['to'])}离开{f['county']}，前往{f['state']}，期满按时返回并向本局报告。\n"
        f"{f['county']}公安局\n{numerals(f['given'])}\n"
    )


def notice(f: dict[str, Any]) -> str:
    area = f["province"] + f["county"]
    opened = ""
    if "opened" in f:
        opened = f"{zh(f['opened'])}，我局对其涉嫌合同诈骗一案立案侦查。"
    age = f"{f['age']}岁，" if "age" in f else ""
    left = f"{zh(f['left'])}，{f['name']}出境前往泰国。" if "left" in f else ""
    return (
        f"{f['county']}公安局\n警情通报\n经查，{f['name']}（{sex_word(f['sex'])}，{age}{area}人）"
        f"因涉嫌{f['charge']}罪，于{zh(f['detained'])}被{f['county']}公安局刑事拘留，{zh(f['bail'])}被取保候审。"
        f"{zh(f['judged'])}，{f['name']}因{f['charge']}罪被{area}人民法院判处有期徒刑。{left}{opened}\n"
        f"{f['county']}公安局\n{zh(f['issued'])}\n"
    )


def search(f: dict[str, Any]) -> str:
    found = f"About {f['hits']} results" if f["hits"] else "No results. Check the spelling."
    if f["hits"] and "listed" in f:
        court = f"{f['province']}{f['county']}人民法院"
        number = f"（{f['year']}）{f['court']}刑初{f['number']}号"
        title = f"{f['name']}{f['charge']}罪一审刑事判决书"
        found += f"\n{title}\n{court} {number} 裁判日期：{f['listed']}"
    return (
        f"Sample Search\nSearched in: {f.get('place', 'Sample Search of Court Papers')}\n"
        f"Search terms: {f['name']}\nCaptured on: {f['day'].day} {f['day']:%B %Y}\n{found}\n"
    )


def detention(f: dict[str, Any]) -> str:
    return (
        f"{f['county']}公安局\n拘留通知书\n{f['county'][0]}公（刑）拘通字〔{f['numbered']}〕56号\n{f['name']}的家属:\n"
        f"根据《中华人民共和国刑事诉讼法》第八十条第一项之规定，我局已于{zh(f['detained'])}15时将涉嫌"
        f"{f['charge']}罪的{f['name']}刑事拘留，现羁押在{f['county']}看守所。\n特此通知。\n"
        f"{f['county']}公安局\n{numerals(f['detained'])}\n"
    )


def surveillance(f: dict[str, Any]) -> str:
    return (
        f"{f['county']}公安局\n监视居住决定书\n"
        f"犯罪嫌疑人{f['name']}，{sex_word(f['sex'])}，{zh(f['born'])}出生，公民身份号码{f['id']}，"
        f"住{f['province']}{f['county']}。\n我局正在侦查{f['name']}涉嫌故意伤害案，"
        f"根据《中华人民共和国刑事诉讼法》之规定，决定对其监视居住，期限自{zh(f['first'])}至{zh(f['last'])}。\n"
        f"{f['county']}公安局\n{numerals(f['first'])}\n"
    )


def indictment(f: dict[str, Any]) -> str:
    area = f["province"] + f["county"]
    return (
        f"{area}人民检察院\n起诉书\n"
        f"被告人{f['name']}，{sex_word(f['sex'])}，{zh(f['born'])}出生，公民身份号码{f['id']}，汉族，"
        f"户籍所在地{area}。因涉嫌{f['charge']}罪，于{zh(f['detained'])}被{f['county']}公安局刑事拘留，"
        f"{zh(f['bail'])}被{f['county']}公安局取保候审。\n"
        f"本案由{f['county']}公安局侦查终结，以被告人{f['name']}涉嫌{f['charge']}罪移送本院审查起诉。\n"
        f"经依法审查查明：被告人{f['name']}供认不讳。\n"
        "根据《中华人民共和国刑事诉讼法》第一百七十二条的规定，提起公诉，请依法判处。\n此致\n"
        f"{area}人民法院\n检察员　钱望\n{numerals(f['indicted'])}\n"
    )


def release(f: dict[str, Any]) -> str:
    return (
        f"{f['county']}公安局\n解除取保候审决定书\n被取保候审人{f['name']}，{sex_word(f['sex'])}，"
        f"{zh(f['born'])}出生，公民身份号码{f['id']}，住{f['province']}{f['county']}。\n"
        f"我局于{zh(f['bail'])}起对其执行取保候审，现因案件已判决，"
        "根据《中华人民共和国刑事诉讼法》第七十七条第二款之规定，"
        f"决定于{zh(f.get('released', f['judged']))}予以解除。\n"
        f"{f['county']}公安局\n{numerals(f.get('released', f['judged']))}\n"
    )


def account(f: dict[str, Any]) -> str:
    return (
        f"情况说明\n本人{f['name']}，{zh(f['born'])}出生。\n"
        f"{zh(f['left'])}我出境。{zh(f['returned'])}我入境。\n"
        f"{zh(f['held'])}我被拘留。{zh(f['received'])}我收到了无犯罪记录证明。\n"
        f"{zh(f['lived_from'])}至{zh(f['lived_to'])}我一直居住在{f['county']}。\n"
        f"签署日期：{zh(f['signed'])}\n"
    )


def national(f: dict[str, Any]) -> str:
    return (
        f"无犯罪记录证明\n经查，{f['name']}，{sex_word(f['sex'])}，{zh(f['born'])}出生，公民身份号码{f['id']}，"
        f"截至{zh(f['issued'])}在中华人民共和国境内居住期间无犯罪记录。\n特此证明。\n{numerals(f['issued'])}\n"
    )


def most_of(f: dict[str, Any]) -> str:
    """A notice that gives no days: "for most of" a year."""
    return (
        f"{f['county']}公安局\n警情通报\n经查，{f['name']}（{sex_word(f['sex'])}，{f['province']}{f['county']}人）"
        f"{f['most_of']}年大部分时间被监视居住，不得离开{f['county']}。\n"
        f"{f['county']}公安局\n{zh(f['issued'])}\n"
    )


def reduction(f: dict[str, Any]) -> str:
    """A court of the province takes some months off; its number has no code that must be known."""
    area = f["province"] + f["county"]
    return (
        f"{f['province']}高级人民法院\n刑事裁定书\n"
        f"罪犯{f['name']}，{sex_word(f['sex'])}，{zh(f['born'])}出生，公民身份号码{f['id']}，汉族，"
        f"户籍所在地{area}，现在{f['province']}第一监狱服刑。\n"
        f"{area}人民法院于{zh(f['judged'])}作出刑事判决，以被告人{f['name']}犯{f['charge']}罪，判处有期徒刑。"
        f"刑期自{zh(f['start'])}起至{zh(f['end'])}止。判决发生法律效力后交付执行。"
        f"执行机关{f['province']}第一监狱提出减刑建议书，报送本院审理。现已审理终结。\n"
        "本院认为，该犯确有悔改表现。裁定如下：\n"
        f"对罪犯{f['name']}减去有期徒刑{f['cut']}个月（减刑后刑期自{zh(f['start'])}起至{zh(f['new_end'])}止）。\n"
        f"审判长　何远征\n审判员　周德平\n{numerals(f['reduced'])}\n书记员　陆小满\n"
    )


def prison_release(f: dict[str, Any]) -> str:
    return (
        f"{f['province']}第一监狱\n刑满释放证明书\n"
        f"{f['name']}，{sex_word(f['sex'])}，{zh(f['born'])}出生，公民身份号码{f['id']}，因{f['charge']}罪于"
        f"{zh(f['judged'])}被{f['province']}{f['county']}人民法院判处有期徒刑{months(f['term'])}。"
        f"刑期自{zh(f['start'])}起至{zh(f['end'])}止。服刑期间{f['told_cut']}。"
        f"于{zh(f['let_go'])}因刑满，予以释放。\n特此证明。\n"
        f"{f['province']}第一监狱\n{numerals(f['let_go'])}\n"
    )


FORMS: dict[str, Callable[[dict[str, Any]], str]] = {
    "leave": leave,
    "national": national,
    "notice": notice,
    "search": search,
    "detention": detention,
    "indictment": indictment,
    "prison_release": prison_release,
    "reduction": reduction,
    "release": release,
    "surveillance": surveillance,
    "account": account,
    "most_of": most_of,
}
