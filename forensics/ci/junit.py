"""Results in the XML form that CI servers show (JUnit, as Jenkins and GitLab read it)."""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree import ElementTree as ET

from forensics.ci import Result
from forensics.escape import visible


def junit(results: Sequence[Result]) -> str:
    """One ``testcase`` a result; problems are its ``failure``. UTF-8 text with declaration."""
    suite = ET.Element(
        "testsuite",
        name="forensics ci",
        tests=str(len(results)),
        failures=str(sum(not r.ok for r in results)),
        errors="0",
        skipped="0",
        time=f"{sum(r.seconds for r in results):.3f}",
    )
    for result in results:
        case = ET.SubElement(
            suite,
            "testcase",
            classname="forensics.ci",
            name=visible(result.name),
            time=f"{result.seconds:.3f}",
        )
        for problem in result.problems:
            failure = ET.SubElement(
                case, "failure", type=problem.code, message=visible(problem.message)
            )
            failure.text = "\n".join(visible(line) for line in problem.detail)
    ET.indent(suite)
    return ET.tostring(suite, encoding="unicode", xml_declaration=False).join(
        ('<?xml version="1.0" encoding="UTF-8"?>\n', "\n")
    )
