"""Words of Taiwan's criminal papers that say a step of the proceedings was done.

Each with the words before it, in its clause, that say it was only asked for, refused, undone or
weighed. Code of Criminal Procedure (Taiwan) art. 76, 88 (arrest), 93-2 to 93-6 (bar on leaving),
101 (custody), 110, 111, 116 (bail, residence), 449 (summary proceedings).
"""

from __future__ import annotations

from forensics.documents.common.traditional import trad
from forensics.documents.common.traditional_steps import Word
from forensics.events import EventKind as K

_ASKED = (
    r"(?:聲請|請求|請准|聲明|主張|陳稱|略以|否准|駁回|無庸|毋庸|未|不得|不宜|免予|如|若|倘|應否|是否"
    r"|有無|可否|曾否)"
)
_BARRED_FOR = (
    r"(?![、出海國及住居限制境]{0,12}(?:之|的)?"
    r"(?:必要|原因|期間|處分|規定|目的|事由|要件|與否))"
)
_TERM_OF_CUSTODY = r"(?=[貳壹參二一三123]月)"
# 不服X法院D延長限制出境之裁定: D is the day of the ruling complained of.
_UNDONE = r"(?:解除|撤銷|免除|變更)[^，。；]{0,6}$|停止$|不服[^。；]{0,80}$"


def _word(kind: K, said: str, unless: str) -> Word:
    return Word(kind, trad(said), trad(unless))


WORDS: tuple[Word, ...] = (
    _word(
        K.ARREST,
        r"拘提到案|逮捕到案|(?:經|為|遭|被(?!告))[^，。；\d]{0,16}(?:拘提|逮捕|拘捕)"
        r"|(?:拘提|逮捕|拘捕)(?:被告|獲案)",
        r"(?:未|無從|聲請|通知|如|若|欲|無法|得)[^，。；]{0,6}$",
    ),
    _word(
        K.APPREHENSION,
        r"緝獲|查獲到案|自首|投案|通緝到案",
        r"(?:未|經警查獲之|如|若)[^，。；]{0,6}$",
    ),
    _word(
        K.CUSTODY,
        r"(?:裁定|執行|諭知|准予|裁准|收押|核准|予以)(?:(?!停止|撤銷|免|具保|限制)[^，。；、]){0,6}羈押"
        rf"{_BARRED_FOR}|延長羈押{_BARRED_FOR}|(?<=起)羈押{_BARRED_FOR}",
        rf"{_ASKED}[^，。；]{{0,24}}$|{_UNDONE}",
    ),
    _word(
        K.CUSTODY,
        rf"羈押獲准|遭(?:受)?羈押|收押禁見|(?<=起)[，,]?延長{_TERM_OF_CUSTODY}",
        r"(?:未|如|若)[^，。；]{0,6}$",
    ),
    _word(
        K.BAIL,
        r"具保[^，。；]{0,24}停止羈押|准予?(?:以[^，。；]{0,20})?具保"
        r"|(?:諭知|命|裁定|以)[^，。；]{0,24}(?:具保|交保)|(?:後|予|定)停止羈押|准許?停止羈押|交保"
        r"|具保(?:獲釋|在外|候傳|釋放)",
        rf"{_ASKED}[^，。；]{{0,24}}$|{_UNDONE}",
    ),
    _word(
        K.RESTRICTED_TO_PLACE,
        rf"限制住居{_BARRED_FOR}",
        rf"(?:{_ASKED}|認|無|屬)[^，。；]{{0,16}}$|{_UNDONE}",
    ),
    _word(
        K.TRAVEL_BAN,
        rf"限制出(?:境|國|海)(?:[、及與]?(?:限制)?出(?:海|境))?{_BARRED_FOR}",
        rf"(?:{_ASKED}|審判中|偵查中|按|認有)[^，。；]{{0,16}}$|{_UNDONE}",
    ),
    _word(
        K.TRAVEL_PERMITTED,
        r"解除(?:對)?[^，。；]{0,10}?限制出(?:境|國|海)|解除[^，。；]{0,10}?出境[^，。；]{0,4}限制"
        r"|准予出(?:境|國)",
        r"(?:聲請|請求|駁回|無從|未|不|得|應否|是否)[^，。；]{0,8}$",
    ),
    _word(
        K.RELEASE,
        r"(?:當庭|予以|准予|獲|經)[^，。；]{0,8}(?:釋放|飭回|請回|責付)|飭回|請回",
        rf"{_ASKED}[^，。；]{{0,12}}$",
    ),
    _word(K.WANTED, r"(?:發布|發佈)通緝|通緝在案", r"(?:撤銷|未|如)[^，。；]{0,8}$"),
    _word(
        K.INDICTMENT,
        r"提起公訴|聲請(?:逕)?以?簡易判決處刑|起訴(?=[，,。]|在案|後|繫屬)",
        r"(?:追加|未|不|如|若|偵查|撤回|據以)[^，。；]{0,4}$",
    ),
    _word(
        K.ACCEPTANCE,
        r"繫屬(?:於)?(?:本院|原審|第一審|[一-鿿]{2,10}法院)?",
        r"(?:未|已脫離)[^，。；]{0,4}$",
    ),
    _word(
        K.HEARING,
        r"(?:行|進行|開|踐行)?準備程序|言詞辯論(?:終結)?|審(?:理|判)(?:期日|程序)|公開審理|審理(?=時|後)",
        r"(?:未經|不經|再開|如|未)[^，。；]{0,4}$",
    ),
    _word(K.APPEAL, r"提起(?:第[二三]審)?上訴|聲明上訴", r"(?:未|如|若|得|撤回)[^，。；]{0,6}$"),
    _word(K.FIRST_INSTANCE_JUDGMENT, r"(?:第一審|原審)(?:簡易)?(?:判決|裁定)", r"(?:未|如)$"),
    _word(
        K.PRIOR_JUDGMENT,
        r"(?:判決)?確定(?=[，,。；;在並])",
        r"(?:未|尚未|如|若)[^，。；]{0,4}$",
    ),
    _word(K.PRIOR_OTHER, r"執行完畢", r"(?:未|尚未|如|若)[^，。；]{0,6}$"),
    _word(K.PRIOR_RELEASE, r"(?:縮刑)?期滿出監|出監", r"(?:未|假釋)[^，。；]{0,4}$"),
    _word(K.PAROLE, r"假釋(?:出監|付保護管束)", r"(?:未|撤銷|聲請)[^，。；]{0,4}$"),
)
EARLIER = trad(r"前(?:曾)?因|另案|另因|前科|前於[^。；]{0,40}因")
"""Sentences of matters before this one."""
EARLIER_KINDS = frozenset({K.PRIOR_JUDGMENT, K.PRIOR_OTHER, K.PRIOR_RELEASE, K.PAROLE})
