"""Small archives, made in memory."""

import gzip
import io
import tarfile
import zipfile
from collections.abc import Mapping

PAGE = (
    "<html><head><title>Ferry strike</title></head><body><article><h1>Ferry strike</h1>"
    + "<p>The crews of the ferries stayed ashore for a second week, the union said.</p>" * 3
    + "</article></body></html>"
)

LETTER = (
    b"Subject: Port news\r\nFrom: Ines Roth <ines@example.org>\r\n"
    b"Date: Mon, 06 May 2024 10:00:00 +0200\r\nMessage-ID: <1@example.org>\r\n"
    b"Content-Type: text/plain; charset=utf-8\r\n\r\nThe crews stayed ashore.\r\n"
)

MAILBOX = b"".join(
    b"From ines@example.org Mon May  6 10:00:00 2024\n"
    + LETTER.replace(b"\r\n", b"\n").replace(b"1@example", b"%d@example" % number)
    + b"\n"
    for number in range(3)
)


def zipped(members: Mapping[str, str | bytes], packing: int = zipfile.ZIP_DEFLATED) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", packing) as archive:
        for name, content in members.items():
            archive.writestr(zipfile.ZipInfo(name, (2024, 5, 6, 10, 0, 0)), content, packing)
    return file.getvalue()


def tarred(members: Mapping[str, str | bytes], packing: str = "") -> bytes:
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode=f"w:{packing}") as archive:
        for name, content in members.items():
            data = content.encode() if isinstance(content, str) else content
            header = tarfile.TarInfo(name)
            header.size, header.mtime = len(data), 1_714_989_600
            archive.addfile(header, io.BytesIO(data))
    return file.getvalue()


def warc_record(block: bytes, address: str = "https://example.org/1", **headers: str) -> bytes:
    fields = {
        "WARC-Type": "response",
        "WARC-Target-URI": address,
        "WARC-Date": "2024-05-06T10:00:00Z",
        "Content-Type": "application/http; msgtype=response",
        "Content-Length": str(len(block)),
    }
    fields |= {name.replace("_", "-"): value for name, value in headers.items()}
    head = "".join(f"{name}: {value}\r\n" for name, value in fields.items())
    return f"WARC/1.0\r\n{head}\r\n".encode() + block + b"\r\n\r\n"


def http(body: bytes, *headers: str, status: str = "200 OK") -> bytes:
    lines = (f"HTTP/1.1 {status}", "Content-Type: text/html; charset=utf-8", *headers)
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


def page(title: str) -> bytes:
    return PAGE.replace("Ferry strike", title).encode()


CAPTURE = b"".join(
    warc_record(http(page(f"Page {n}")), f"https://example.org/{n}") for n in range(3)
)
PACKED_CAPTURE = b"".join(
    gzip.compress(warc_record(http(page(f"Page {n}")), f"https://example.org/{n}"), mtime=0)
    for n in range(3)
)

SAMPLES: Mapping[str, bytes] = {
    "a.zip": zipped({"p.html": PAGE, "in.zip": zipped({"t.txt": "Headline\n\nText."})}),
    "a.tar": tarred({"p.html": PAGE, "l.jsonl": '{"text":"One."}\n{"text":"Two."}\n'}),
    "a.tar.gz": tarred({"p.html": PAGE, "m.eml": LETTER}, "gz"),
    "a.tar.bz2": tarred({"p.html": PAGE}, "bz2"),
    "a.txz": tarred({"p.html": PAGE}, "xz"),
    "a.eml": LETTER,
    "a.mbox": MAILBOX,
    "a.warc": CAPTURE,
    "a.warc.gz": PACKED_CAPTURE,
    "a.jsonl.gz": gzip.compress(b'{"text":"One."}\n{"text":"Two."}\n', mtime=0),
}
