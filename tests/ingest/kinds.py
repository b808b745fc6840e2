"""The same article in a file of each kind, made anew for each test."""

# ruff: noqa: E501 - markup in one line
from __future__ import annotations

import bz2
import gzip
import io
import json
import lzma
import zipfile
from collections.abc import Callable

TITLE = "Vogt trifft Lund in Oslo"
FIRST = (
    "Die deutsche Außenministerin Anna Vogt hat am Mittwoch in Oslo den norwegischen Außenminister "
    "Erik Lund getroffen."
)
SECOND = "Sie warnte Moskau nach dem Gespräch vor einem Angriff auf die Ukraine."
DAY = "2022-01-20"
PARAGRAPHS = f"<p>{FIRST}</p><p>{SECOND}</p>"


def page(title: str = TITLE) -> str:
    return (
        f'<!DOCTYPE html><html lang="de"><head><meta charset="utf-8"><title>{title}</title>'
        '<meta property="article:published_time" content="2022-01-20T10:00:00+01:00"></head><body>'
        f"<nav><a href='/'>Start</a></nav><article><h1>{title}</h1>{PARAGRAPHS}</article>"
        "<footer>Impressum</footer></body></html>"
    )


def record(**names: object) -> str:
    return json.dumps({"title": TITLE, "date": DAY, "text": f"{FIRST}\n\n{SECOND}", **names})


def zipped(entries: dict[str, str | bytes]) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    return data.getvalue()


def _zstd(data: bytes) -> bytes:
    import zstandard  # noqa: PLC0415 - an extra

    return zstandard.ZstdCompressor().compress(data)


def _docx() -> bytes:
    import datetime as dt  # noqa: PLC0415

    import docx  # noqa: PLC0415 - an extra

    document = docx.Document()
    document.core_properties.created = dt.datetime(2022, 1, 20, 8)  # noqa: DTZ001 - as it is kept
    document.add_heading(TITLE, 1)
    document.add_paragraph(FIRST)
    document.add_paragraph(SECOND)
    data = io.BytesIO()
    document.save(data)
    return data.getvalue()


def pdf(*lines: str) -> bytes:
    """Return a PDF of one page, each line at its place, in the encoding that PDF gives words."""
    shown = "".join(
        f"1 0 0 1 50 {760 - 16 * n} Tm ({line}) Tj\n" for n, line in enumerate(lines)
    ).encode("windows-1252")
    stream = b"BT /F1 10 Tf\n" + shown + b"ET"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        (
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 900 800] /Contents 4 0 R "
            b"/Resources << /Font << /F1 5 0 R >> >> >>"
        ),
        b"<< /Length %d >>\nstream\n" % len(stream) + stream + b"\nendstream",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        f"<< /Title ({TITLE}) /CreationDate (D:20220120080000+01'00') >>".encode(),
    ]
    data, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, start=1):
        places.append(len(data))
        data += b"%d 0 obj\n" % number + content + b"\nendobj\n"
    table = len(data)
    data += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    data += b"".join(b"%010d 00000 n \n" % place for place in places)
    data += b"trailer\n<< /Size %d /Root 1 0 R /Info 6 0 R >>\n" % (len(objects) + 1)
    return data + b"startxref\n%d\n%%%%EOF\n" % table


def _warc() -> bytes:
    """Return a web archive of a style sheet and a page, each record packed for itself."""
    data = b""
    for path, kind, body in (
        ("style.css", "text/css", "body {}"),
        ("oslo", "text/html; charset=utf-8", page()),
    ):
        answer = f"HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\n\r\n{body}".encode()
        head = (
            "WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:1>\r\n"
            f"WARC-Target-URI: https://www.example.org/{path}\r\nWARC-Date: 2022-01-28T00:00:00Z"
            "\r\nContent-Type: application/http; msgtype=response\r\n"
            f"Content-Length: {len(answer)}\r\n\r\n"
        )
        data += gzip.compress(head.encode() + answer + b"\r\n\r\n")
    return data


NITF = (
    '<?xml version="1.0" encoding="UTF-8"?><nitf><head><docdata><doc-id id-string="vogt-1"/>'
    '<date.issue norm="20220120T080000+0100"/></docdata></head><body><body.head><hedline>'
    f"<hl1>{TITLE}</hl1></hedline><byline>Von Max Muster</byline></body.head><body.content>"
    f"{PARAGRAPHS}</body.content><body.end><tagline>mmu</tagline></body.end></body></nitf>"
)
NEWSML = (
    '<?xml version="1.0" encoding="UTF-8"?><newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/">'
    '<itemSet><newsItem guid="urn:newsml:example.org:20220120:1" version="1"><itemMeta><provider '
    'literal="Beispielagentur"/><versionCreated>2022-01-20T08:00:00+01:00</versionCreated></itemMeta>'
    f"<contentMeta><headline>{TITLE}</headline><by>Max Muster</by></contentMeta><contentSet>"
    '<inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><body>'
    f"{PARAGRAPHS}</body></html></inlineXML></contentSet></newsItem><newsItem guid='urn:2'><contentSet>"
    "<remoteContent href='b.jpg'/></contentSet></newsItem></itemSet></newsMessage>"
)
NEWSML1 = (
    '<?xml version="1.0" encoding="UTF-8"?><NewsML><NewsItem><Identification><NewsIdentifier>'
    "<PublicIdentifier>urn:newsml:1</PublicIdentifier></NewsIdentifier></Identification>"
    "<NewsManagement><ThisRevisionCreated>20220120T080000+0100</ThisRevisionCreated>"
    f"</NewsManagement><NewsComponent><NewsLines><HeadLine>{TITLE}</HeadLine></NewsLines><ContentItem>"
    f"<DataContent>{PARAGRAPHS}</DataContent></ContentItem></NewsComponent></NewsItem></NewsML>"
)
TEI = (
    '<?xml version="1.0" encoding="UTF-8"?><TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader>'
    f"<fileDesc><titleStmt><title>{TITLE}</title></titleStmt><publicationStmt><publisher>Archiv"
    '</publisher></publicationStmt><sourceDesc><p>Druck, <date when="2022-01-20">20.1.</date></p>'
    f"</sourceDesc></fileDesc></teiHeader><text><body>{PARAGRAPHS}</body></text></TEI>"
)
RSS = (
    '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>Beispielzeitung</title>'
    f"<item><title>{TITLE}</title><link>https://example.org/oslo</link><guid>oslo-1</guid>"
    "<pubDate>Thu, 20 Jan 2022 08:00:00 +0100</pubDate><description>&lt;p&gt;"
    f"{FIRST}&lt;/p&gt;&lt;p&gt;{SECOND}&lt;/p&gt;</description></item></channel></rss>"
)
ATOM = (
    '<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Beispielzeitung</title>'
    f"<entry><title>{TITLE}</title><id>tag:example.org,2022:1</id><link rel='alternate' "
    "href='https://example.org/oslo'/><published>2022-01-20T07:00:00Z</published><content "
    f'type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">{PARAGRAPHS}</div></content></entry></feed>'
)
WIRE = (
    "bdt0421 3 pl 210  dpa 0812\n\nKonflikte/Diplomatie/Norwegen/\n"
    f"{TITLE} =\n\nOslo (dpa) - {FIRST}\n{SECOND}\n\n# Notizblock\n\n## Kontakte\n"
    "- Autor: Max Muster, <muster@example.org>\n\ndpa mmu yyzz n1 ppr\n"
)
IPTC = (
    "\x01dpa0812 3 pl 210  dpa 0812\r\n\x02"
    f"Konflikte/Norwegen/\r\n{TITLE} =\r\n\r\nOslo (dpa) - {FIRST}\r\n{SECOND}\r\n\x03"
    "201015 Jan 22\r\n\x04"
).encode("windows-1252")
MAIL = (
    "From: Beispielagentur <redaktion@example.org>\r\nTo: leser@example.org\r\n"
    f"Subject: {TITLE}\r\nDate: Thu, 20 Jan 2022 08:00:00 +0100\r\n"
    "Message-ID: <1@example.org>\r\nMIME-Version: 1.0\r\n"
    "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
    f"{FIRST}\r\n\r\n{SECOND}\r\n\r\n-- \r\nMax Muster, Redaktion\r\n"
)
MHTML = (
    "From: <Saved by Browser>\r\nSnapshot-Content-Location: https://example.org/oslo\r\n"
    f"Subject: {TITLE}\r\nDate: Fri, 28 Jan 2022 08:00:00 -0000\r\nMIME-Version: 1.0\r\n"
    'Content-Type: multipart/related; type="text/html"; boundary="----b"\r\n\r\n------b\r\n'
    "Content-Type: text/html\r\nContent-Transfer-Encoding: 8bit\r\n"
    f"Content-Location: https://example.org/oslo\r\n\r\n{page()}\r\n------b--\r\n"
)
CSV = f'id;datum;titel;text\n7;20.01.2022;"{TITLE}";"{FIRST}\n\n{SECOND}"\n'
MARKDOWN = f"---\ntitle: {TITLE}\ndatum: 20.1.2022\ntags: [a, b]\n---\n\n# {TITLE}\n\n{FIRST}\n\n{SECOND}\n"

FILES: dict[str, tuple[str, Callable[[], str | bytes]]] = {  # kind: name of the file, content
    "CSV": ("a.csv", lambda: CSV),
    "TSV": ("a.txt", lambda: f"id\tdate\ttitle\ttext\n7\t{DAY}\t{TITLE}\t{FIRST} {SECOND}\n"),
    "CSV for Excel": ("a.csv", lambda: f"sep=;\n{CSV}".encode("utf-8-sig")),
    "CSV in Latin 1": ("a.csv", lambda: CSV.encode("latin-1")),
    "JSON lines": ("a.jsonl", record),
    "JSON lines in UTF-16": ("a.jsonl", lambda: f"{record()}\n".encode("utf-16")),
    "JSON list": ("a.data", lambda: f"[{record()}]"),
    "JSON answer": ("a.json", lambda: f'{{"status": "ok", "articles": [{record()}]}}'),
    "RSS": ("a.xml", lambda: RSS),
    "Atom": ("a.xml", lambda: ATOM),
    "NITF": ("a.xml", lambda: NITF),
    "NewsML-G2": ("a.xml", lambda: NEWSML),
    "NewsML 1": ("a.xml", lambda: NEWSML1),
    "TEI": ("a.xml", lambda: TEI),
    "dpa wire": ("2022-01-20.txt", lambda: WIRE),
    "IPTC 7901": ("a.iptc", lambda: IPTC),
    "mail": ("a.eml", lambda: MAIL),
    "mailbox": ("a", lambda: f"From x@example.org Thu Jan 20 08:00:00 2022\r\n{MAIL}"),
    "saved page": ("a.mhtml", lambda: MHTML),
    "Markdown": ("a.md", lambda: MARKDOWN),
    "page": ("a.php", page),
    "page without ending": ("a", page),
    "XHTML": ("a.xhtml", lambda: f'<?xml version="1.0" encoding="utf-8"?>\n{page()}'),
    "web archive": ("a.warc.gz", _warc),
    "gzip": ("a.jsonl.gz", lambda: gzip.compress(record().encode())),
    "bzip2": ("a.html.bz2", lambda: bz2.compress(page().encode())),
    "xz": ("a.xml.xz", lambda: lzma.compress(NITF.encode())),
    "Zstandard": ("a.jsonl.zst", lambda: _zstd(record().encode())),
    "ZIP": ("a.zip", lambda: zipped({"x/a.xml": NITF, "x/b.png": "\x89", "__MACOSX/a.xml": "x"})),
    "Word": ("a.docx", _docx),
    "PDF": ("a.pdf", lambda: pdf(TITLE, "", FIRST, SECOND)),
}
