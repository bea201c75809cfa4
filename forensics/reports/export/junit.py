"""JUnit XML: a case as a test suite, for programs that know nothing else.

A clash in every reading is a failure; what depends on a reading or cannot be decided, and what
could not be checked, is skipped with its reason; what agrees has passed.
"""

from __future__ import annotations

from xml.etree import ElementTree as xml

from forensics.escape import visible
from forensics.reports.catalogue import texts
from forensics.reports.run import DEFAULT, Options, Run
from forensics.reports.view import FindingView, Viewer

NAME = "junit"
TITLE = "JUnit XML for CI"
SUFFIX = ".xml"


def render(run: Run, options: Options = DEFAULT) -> str:
    viewer = Viewer(run, texts(options.lang))
    suite = xml.Element("testsuite", name=visible(run.case.name))
    for view in viewer.findings():
        _finding(suite, view)
    for settled in run.outcome.suppressed:
        case = _case(suite, settled.finding.rule, f"{settled.finding.title} [{settled.finding.id}]")
        why = f"suppressed by {settled.by.who}, {settled.by.when.isoformat()}: {settled.by.why}"
        xml.SubElement(case, "skipped", message=visible(why))
    for agreement in run.outcome.agreements:
        case = _case(suite, agreement.rule, agreement.title)
        xml.SubElement(case, "system-out").text = visible(agreement.sentence)
    for entry in run.outcome.unchecked:
        why = f"{entry.why} ({entry.missing})" if entry.missing else entry.why
        xml.SubElement(_case(suite, entry.rule, entry.title), "skipped", message=visible(why))
    for error in run.errors:
        case = _case(suite, error.code, error.place or error.code)
        xml.SubElement(case, "error", type=error.code, message=visible(str(error)))
    for name, tag in (("tests", "."), ("failures", "failure"), ("skipped", "skipped"),
                      ("errors", "error")):  # fmt: skip
        found = suite.findall("testcase" if tag == "." else f"testcase/{tag}")
        suite.set(name, str(len(found)))
    root = xml.Element("testsuites")
    root.append(suite)
    xml.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + xml.tostring(root, "unicode") + "\n"


def _case(suite: xml.Element, rule: str, name: str) -> xml.Element:
    return xml.SubElement(suite, "testcase", classname=visible(rule), name=visible(name))


def _finding(suite: xml.Element, view: FindingView) -> None:
    f = view.finding
    case = _case(suite, f.rule, f"{f.title} [{f.id}]")
    if view.group == "certain":
        failure = xml.SubElement(
            case, "failure", type=f.verdict.value, message=visible(view.verdict)
        )
        lines = [f.sentence]
        for side in view.sides:
            lines += [f"{m.place}: {m.quote}" for m in side.marks]
        failure.text = "\n".join(visible(line) for line in lines)
    elif view.group in ("reading", "precision"):
        words = f"{view.verdict}. {f.sentence}"
        xml.SubElement(case, "skipped", message=visible(words))
    else:
        xml.SubElement(case, "system-out").text = visible(f"{view.verdict}. {f.sentence}")
