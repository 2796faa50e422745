"""What a PDF says of itself: title, author, language, and the committee, date and status of the paper.

In: the draft's properties. Out: the same in the information dictionary and in XMP, with the claim to be PDF/UA-1.
Nothing is said of a person or a machine, and no time.
"""

from __future__ import annotations

from xml.sax.saxutils import escape, quoteattr

from msgspec.structs import replace
from pikepdf import Dictionary, Name, Pdf, Stream, String

from paperwork.model.languages import language_code
from paperwork.model.paper import Properties

from .archive import claim, say_colours

PRODUCER = "paperwork"
_PACKET = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"
 xmlns:pdfx="http://ns.adobe.com/pdfx/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
{said}
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>"""


def describe(pdf: Pdf, properties: Properties, title: str, *, archive: bool = False) -> None:
    """Write the properties; `title` stands where the file has none of its own. `archive` claims PDF/A-2a as well."""
    properties = _public(properties)
    known = {
        "Title": properties.title or title,
        "Author": properties.author,
        "Subject": properties.subject,
        "Keywords": properties.keywords,
        **_own(properties),
    }
    pdf.trailer.Info = pdf.make_indirect(
        Dictionary({f"/{key}": String(value) for key, value in known.items() if value})
    )
    pdf.docinfo.Producer = String(PRODUCER)
    pdf.Root.Lang = String(properties.language)
    pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    packet = Stream(pdf, _packet(properties, properties.title or title, archive).encode())
    packet.Type, packet.Subtype = Name.Metadata, Name.XML
    pdf.Root.Metadata = pdf.make_indirect(packet)
    if archive:
        say_colours(pdf)


def _public(properties: Properties) -> Properties:
    """The properties that the public is to read.

    Whoever typed the file is no part of it: its author is the council, or nobody is named.
    """
    said = {name: _plain(getattr(properties, name)) for name in ("title", "subject", "keywords", "council")}
    return replace(properties, language=language_code(properties.language) or "en-GB", author=said["council"], **said)


def _plain(text: str) -> str:
    """A text without what XML can't hold."""
    return "".join(c for c in text if c >= " " and not 0xD800 <= ord(c) < 0xE000 and ord(c) not in (0xFFFE, 0xFFFF))


def _own(properties: Properties) -> dict[str, str]:
    """The properties that only papers have."""
    return {
        "Council": properties.council,
        "Committee": properties.committee,
        "Date": properties.date,
        "Status": properties.status,
    }


def _packet(properties: Properties, title: str, archive: bool) -> str:
    said = [
        f"<dc:title>{_alternatives(title)}</dc:title>",
        f"<dc:language><rdf:Bag><rdf:li>{escape(properties.language)}</rdf:li></rdf:Bag></dc:language>",
        "<pdfuaid:part>1</pdfuaid:part>",
        f"<pdf:Producer>{PRODUCER}</pdf:Producer>",
    ]
    if properties.author:
        said.append(f"<dc:creator><rdf:Seq><rdf:li>{escape(properties.author)}</rdf:li></rdf:Seq></dc:creator>")
    if properties.subject:
        said.append(f"<dc:description>{_alternatives(properties.subject)}</dc:description>")
    if properties.keywords:
        said.append(f"<pdf:Keywords>{escape(properties.keywords)}</pdf:Keywords>")
    said += [f"<pdfx:{name}>{escape(value)}</pdfx:{name}>" for name, value in _own(properties).items() if value]
    if archive:
        said.append(claim({name: value for name, value in _own(properties).items() if value}))
    return _PACKET.format(said="\n".join(said))


def _alternatives(text: str) -> str:
    return f"<rdf:Alt><rdf:li xml:lang={quoteattr('x-default')}>{escape(text)}</rdf:li></rdf:Alt>"
