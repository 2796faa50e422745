"""The footnotes of an appendix, put behind the paper's own and numbered from 1 again."""

from __future__ import annotations

from copy import deepcopy

from lxml import etree

from ...markup import elements, w
from ...package import Element
from .host import Host, ordered

_NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_RULE = (
    '<w:footnote {space} w:type="{kind}" w:id="{id}"><w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="240" '
    'w:lineRule="auto"/></w:pPr><w:r><w:{kind}/></w:r></w:p></w:footnote>'
)
_RULES = (("separator", "-1"), ("continuationSeparator", "0"))
_BEFORE_SECTION_NOTES = ("headerReference", "footerReference", "footnotePr")


def bring(host: Host, body: Element, footnotes: Element | None) -> None:
    """Copies the footnotes that a body refers to; a reference to none is taken out."""
    theirs = {} if footnotes is None else {one.get(w("id"), ""): one for one in elements(footnotes, "footnote")}
    for reference in list(elements(body, "footnoteReference")):
        note = theirs.get(reference.get(w("id"), ""))
        if note is None:
            run = reference.getparent()
            assert run is not None
            run.remove(reference)
            continue
        ours = host.made("footnotes")
        _prepare(host, ours)
        made = deepcopy(note)
        made.set(w("id"), str(1 + max(int(one.get(w("id"), "0")) for one in ours)))
        reference.set(w("id"), made.get(w("id"), ""))
        ours.append(made)


def _prepare(host: Host, ours: Element) -> None:
    """A part for notes begins with the rules above them, which the settings name as well."""
    if len(ours):
        return
    for kind, id in _RULES:
        ours.append(etree.fromstring(_RULE.format(space=_NAMESPACE, kind=kind, id=id)))
    settings = host.side("settings")
    if settings is None or settings.find(w("footnotePr")) is not None:
        return
    said = etree.Element(w("footnotePr"))
    for _, id in _RULES:
        etree.SubElement(said, w("footnote"), {w("id"): id})
    later = [one for one in settings if etree.QName(one).localname in ("endnotePr", "compat", "docVars", "rsids")]
    if later:
        later[0].addprevious(said)
    else:
        settings.append(said)


def number_anew(section: Element, settings: Element | None, *, first: bool) -> None:
    """Numbers a section's footnotes as its own file does, from 1 in the appendix's first section."""
    said = section.find(w("footnotePr"))
    if said is None:
        said = etree.Element(w("footnotePr"))
        ordered(section, said, _BEFORE_SECTION_NOTES)
    usual = None if settings is None else settings.find(f"{w('footnotePr')}/{w('numFmt')}")
    if usual is not None and said.find(w("numFmt")) is None:
        ordered(said, deepcopy(usual), ("pos", "numFmt"))
    if said.find(w("numRestart")) is None:
        restart = etree.Element(w("numRestart"), {w("val"): "eachSect" if first else "continuous"})
        ordered(said, restart, ("pos", "numFmt", "numStart", "numRestart"))
