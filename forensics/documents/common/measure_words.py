"""Words that name a coercive measure or an earlier matter, and phrases in which they name none."""

from __future__ import annotations

import re

from forensics.documents.common.han import words
from forensics.events import EventKind as K

_NOT_APPLIED = (
    r"取保候审(?:规定|期间|期限|期满|保证金|保证书|决定书|执行通知书|的?规定|申请|义务|条件|材料|手续)",
    r"(?:争取|申请|要求|提出|请求|准备|违反|在|系|尚在|处于|商量|同意|可以|建议(?:对其)?)取保(?:候审)?",
    r"(?:在|违反|处于)监视居住(?:期间|规定)?|监视居住(?:期间|期限|规定|决定书)",
    r"(?:刑事|行政)?拘留(?:证|所|通知书|决定书|期限|期间|期满)|逮捕(?:证|令|通知书|决定书|期间|后的)",
    r"(?:提请|报请|呈请|申请|建议)(?:批准)?逮捕|(?:不能|无法|未能|暂不|不宜)(?:执行)?逮捕",
    r"(?:未能?|拒不|没有|尚未)(?:主动)?(?:归案|到案|抓获|投案)",
    r"(?:(?<![日月])(?:先行|先期)|现|已|仍|继续|后续|未)[均都]?被?羁押|均羁押于|羁押(?:一日|1日|期限|场所|的|天数|折抵|时间|期间|之日|必要)",
    # 因不符合逮捕条件被取保候审; 因不宜羁押被监视居住: why it was not done.
    r"(?:不符合|不具备|未达到|不需要?|无|没有|不够)逮捕|逮捕的?(?:条件|必要|标准)",
    r"(?:不宜|不适[宜合]|无需|不需要?|不必|停止|不能|无法)(?:继续|收监)?羁押",
    r"(?:未予?|不予|暂不)收监",
    r"强制措施材料|强制隔离戒毒所|收监执行通知",
)
_TABLE: tuple[tuple[K, str], ...] = (
    (K.ARREST_REFUSED, r"(?:不予?|未予?|未被|没有|不)(?:批准|决定)?逮捕"),
    (K.ARREST_APPROVED, r"(?:批准|批捕|决定)(?:对[^，。；]{0,10})?(?:执行)?逮捕"),
    # 2018年2月5日经检察院批准，次日被执行逮捕: the first date is the approval's.
    (
        K.ARREST_APPROVED,
        r"(?<=院)(?:批准|决定)(?=[，,](?:(?!取保|监视|拘留)[^。；]){0,40}逮捕)",
    ),
    # 批准逮捕，同月24日由公安局执行.
    (K.ARREST, r"(?<=[局关])执行(?=[，。；])|(?<=被)执行(?=[，。；])"),
    (
        K.ARREST,
        r"逮捕|(?<=[被行转法])(?:逮[^，。；、]|[^，。；、]捕)(?=[，。；、]|。)|被依?法?批捕|转捕",
    ),
    (K.ADMIN_DETENTION, words("行政拘留", "治安拘留", "行政处罚拘留", "行政强制拘留")),
    (K.ADMIN_DETENTION, r"拘留(?=(?:[一二三四五六七八九十]{1,3}|\d{1,2})[日天])"),
    (K.OTHER, r"司法拘留"),
    (K.DETENTION, words("刑事拘留") + r"|刑拘|(?<=[被行以日留])拘留|拘留(?=[，。；、（(])"),
    (
        K.BAIL_RELEASED,
        r"(?:解除|撤销|取消|终止)(?:对[^，。；]{0,10}的?)?(?:取保候审|监视居住)|取保候审(?:被)?(?:解除|撤销)",
    ),
    (K.BAIL, words("取保候审") + r"|取保侯审|取保(?=[，。；、])"),
    (K.RESIDENTIAL_SURVEILLANCE, words("监视居住")),
    (K.CUSTODY, r"羁押|(?<=被)关押|寄押|(?<=被)留置(?!盘问)|(?<=采取)留置(?!盘问)"),
    (K.COMPULSORY_DETOX, r"强制(?:隔离)?戒毒|社区戒毒"),
    (K.SUMMONS, r"拘传|传唤|留置盘问"),
    (K.APPREHENSION, r"抓获|捉获|捕获|缉获|擒获|归案|投案|查获|到案|自首"),
    (K.COMMITMENT, r"收监(?:执行)?"),
    (K.TRANSFER, r"押解|押回|解回|提解|押送|移交|引渡|遣返|遣送|递解"),
    (K.PAROLE, r"假释"),
    (K.ESCAPE, r"脱逃|潜逃|逃跑|脱管|弃保"),
    (K.WANTED, r"网上追逃|上网追逃|通缉|列为逃犯"),
    (
        K.PRIOR_RELEASE,
        words("刑满释放", "满刑释放", "减刑释放", "期满释放")
        + r"|刑满(?!后?被)|出狱|(?:服刑|执行)完毕",
    ),
    (K.RELEASE, r"释放|解除留置"),
    (
        K.PRIOR_JUDGMENT,
        r"判处|判决|被判|[判处]以?(?=有期徒刑|拘役|管制|无期)|免予刑事处罚|免于刑事处罚|免予刑事处分|单处|科处"
        # 判处 was lost: 被炎陵县人民法院有期徒刑一年; 被炎陵县，并处罚金人民币2000元.
        r"|(?<=院)(?:有期徒刑|拘役|管制)|并处罚金",
    ),
    (
        K.PRIOR_OTHER,
        r"劳动教养|劳教|罚款|行政处罚(?!法)|收容教[养育]|警告|减刑|(?<!附条件)不起诉|撤案|撤销案件|终止侦查|少年管教|开除|考验期满|社区康复",
    ),
)
SKIP = re.compile("|".join(_NOT_APPLIED))
# What happened to somebody tried apart: 同案人甲（另案处理）于2016年3月8日被刑事拘留.
OF_OTHERS = re.compile(
    r"(?:^|[。；;，])(?P<said>(?:同案(?:犯罪)?(?:人|犯|嫌疑人|被告人)|同伙"
    r"|(?:(?!被告人|伙同|[与和及])[^。；;，（(]){2,12}"
    r"[（(](?:均|已)?(?:另案处理|另处|另案起诉|在逃|已判刑|已判决|已起诉)[）)])"
    r"(?:(?!被告人)[^。；;]){1,200})"
)
# Said of this step: no other stands between.
NOT_TAKEN_IN = re.compile(
    r"(?:(?!逮捕|拘留|取保|监视)[^。；]){0,36}(?:未予收[押监]|未收[押监]|未执行|不予收[押监]|未予羁押)"
)
WORD = re.compile("|".join(f"(?P<t{i}>{p})" for i, (_, p) in enumerate(_TABLE)))


def kind_of(word: re.Match[str]) -> K:
    """What a match of ``WORD`` names; ``OTHER`` for what is no measure of criminal procedure."""
    return _TABLE[int((word.lastgroup or "t0")[1:])][0]
