"""What a Word file says of itself: title, people, language, dates. A template's own people and times are taken out."""

from __future__ import annotations

from datetime import date

from lxml import etree

from paperwork.model.paper import Properties

from .. import archive, custom
from ..markup import elements, escaped, serialised, w

_CORE_TYPE = "application/vnd.openxmlformats-package.core-properties+xml"
_CORE_KIND = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
_APP_TYPE = "application/vnd.openxmlformats-officedocument.extended-properties+xml"
_APP_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/extended-properties"
_CORE = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">{said}</cp:coreProperties>'
)
_APP = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    "<Application>paperwork {version}</Application><Company>{council}</Company></Properties>"
)
# What Word keeps in the settings about a template's own life, and the question whether to update fields.
_NOT_OURS = ("updateFields", "attachedTemplate", "linkStyles", "rsids", "docVars", "mailMerge")
_AS_THEY_ARE = w("doNotAutoCompressPictures")
# The settings that come after it, in the order of the schema (ECMA-376, part 1, 17.15.1); Microsoft's own are last.
_AFTER_PICTURES = {
    *map(w, ("forceUpgrade", "captions", "readModeInkLockDown", "smartTagType", "shapeDefaults")),
    *map(w, ("doNotEmbedSmartTags", "decimalSymbol", "listSeparator")),
    "{http://schemas.openxmlformats.org/schemaLibrary/2006/main}schemaLibrary",
}


def describe(parts: dict[str, bytes], said: Properties, at: date, version: str) -> None:
    """Writes properties, language and settings into a file's members, in the place of the template's own."""
    for name in [*archive.related(parts, "", "thumbnail"), *archive.related(parts, "", "core-properties")]:
        archive.drop(parts, name)
    archive.add(parts, "docProps/core.xml", _core(said, at), _CORE_TYPE)
    archive.relate(parts, "", "docProps/core.xml", _CORE_KIND)
    archive.add(parts, "docProps/app.xml", _app(said, version), _APP_TYPE)
    archive.relate(parts, "", "docProps/app.xml", _APP_KIND)
    custom.put(parts, {"Committee": said.committee, "Date": said.date, "Status": said.status, "Council": said.council})
    _speak(parts, said.language)
    _settle(parts)


def _app(said: Properties, version: str) -> bytes:
    return _APP.format(version=escaped(version), council=escaped(said.council)).encode()


def _core(said: Properties, at: date) -> bytes:
    moment = f'xsi:type="dcterms:W3CDTF">{at.isoformat()}T00:00:00Z'
    texts = {
        "dc:title": said.title,
        "dc:subject": said.subject,
        "dc:creator": said.author,
        "cp:keywords": said.keywords,
        "cp:lastModifiedBy": said.author,
        "cp:revision": "1",
    }
    named = "".join(f"<{name}>{escaped(text)}</{name}>" for name, text in texts.items() if text)
    named += f"<dcterms:created {moment}</dcterms:created><dcterms:modified {moment}</dcterms:modified>"
    named += f"<cp:category>{escaped(said.committee)}</cp:category>" if said.committee else ""
    named += f"<dc:language>{escaped(said.language)}</dc:language>"
    named += f"<cp:contentStatus>{escaped(said.status)}</cp:contentStatus>" if said.status else ""
    return _CORE.format(said=named).encode()


def _speak(parts: dict[str, bytes], language: str) -> None:
    """The language of the text, in the styles' defaults and the settings."""
    for name in archive.related(parts, archive.main_part(parts), "styles"):
        root = archive.root(parts, name)
        properties = _path(root, "docDefaults", "rPrDefault", "rPr")
        _set(properties, "lang", language)
        parts[name] = serialised(root)


def _path(root: etree._Element, *names: str) -> etree._Element:
    element = root
    for name in names:
        inner = element.find(w(name))
        if inner is None:
            inner = etree.Element(w(name))
            element.insert(0, inner)
        element = inner
    return element


def _set(properties: etree._Element, name: str, value: str) -> None:
    element = properties.find(w(name))
    if element is None:
        element = etree.SubElement(properties, w(name))
    element.set(w("val"), value)


def _settle(parts: dict[str, bytes]) -> None:
    for name in archive.related(parts, archive.main_part(parts), "settings"):
        root = archive.root(parts, name)
        for element in list(elements(root, *_NOT_OURS)):
            parent = element.getparent()
            if parent is not None:
                parent.remove(element)
        _keep_pictures(root)
        parts[name] = serialised(root)
        # What is left there leads outside: the path of the template's own template.
        parts.pop(archive.relations_part(name), None)


def _keep_pictures(settings: etree._Element) -> None:
    """Word leaves pictures as they are when it saves: a chart made coarser would pass for one that a person changed."""
    if settings.find(_AS_THEY_ARE) is not None:
        return
    later = (one for one in settings if one.tag in _AFTER_PICTURES or "schemas.microsoft.com" in str(one.tag))
    made, first = etree.Element(_AS_THEY_ARE), next(later, None)
    if first is None:
        settings.append(made)
    else:
        first.addprevious(made)
