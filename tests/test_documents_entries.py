"""Names and roles in the list of parties, in the forms papers use."""

from __future__ import annotations

import pytest

from forensics.documents.common.entries import find_entries


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("被告人章未名，男，1980年1月1日出生。", "章未名"),
        ("被告人：章某某。因本案被拘留。", "章某某"),
        ("上诉人（原审附带民事诉讼被告人、原审被告人）章未名，男。", "章未名"),
        ("被告人暨附带民事诉讼被告人章未名，男。", "章未名"),
        ("被告人（暨附带民事诉讼被告人）章未名，男。", "章未名"),
        ("被告人暨附带民事公益诉讼被告：章未名，男。", "章未名"),
        ("被告人自报章未名，男。", "章未名"),
        ("被告人（自报名）章未名，男。", "章未名"),
        ("原审被告人（上诉人）章某1，曾用名章二，女。", "章某1"),
        ("被告人阿卜杜拉·买买提，男，维吾尔族。", "阿卜杜拉·买买提"),
        ("被告人JOHN SAMPLE（中文译名：约翰），男。", "JOHN SAMPLE"),
        ("被告人章×，男，34岁。", "章×"),
        ("被告人A某，男。", "A某"),
        ("罪犯章未名，男，现在监狱服刑。", "章未名"),
    ],
)
def test_name(text: str, name: str) -> None:
    (entry,) = find_entries(text, frozenset(), 0, len(text))
    assert entry.names == (name,)
    assert text[slice(*entry.at[0])] == name


@pytest.mark.parametrize(
    "text",
    [
        "公诉机关炎陵县人民检察院。",
        "经审理查明，被告人的供述与证言一致。",
        "辩护人甘敬之，湖南样本律师事务所律师。",
    ],
)
def test_nobody_accused(text: str) -> None:
    assert not [e for e in find_entries(text, frozenset(), 0, len(text)) if e.names]


def test_several_names_in_one_entry() -> None:
    text = "被告人章未名、卫小满因涉嫌犯盗窃罪于2016年3月8日被刑事拘留。"
    (entry,) = find_entries(text, frozenset(), 0, len(text))
    assert entry.names == ("章未名", "卫小满")
