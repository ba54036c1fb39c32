"""Seeds that are broken: each is no seed that anything can be read from, in a way of its own."""

from __future__ import annotations

import gzip
import io
import zipfile

from tests.read.pdfs import pdf


def broken_seed(number: int) -> tuple[str, bytes]:
    """The name and the bytes of a broken seed; the ways of being broken take turns."""
    ways = list(_WAYS.items())
    ending, data = ways[number % len(ways)]
    return f"broken-{number}{ending}", data


def _locked() -> bytes:
    return pdf([(10, 700, 10, "x")], before_the_end=b"/Encrypt << /Filter /None >>")


def _cut_zip() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("a.txt", "A text. " * 100)
    return file.getvalue()[:200]


_WAYS: dict[str, bytes] = {
    ".txt": b"",
    ".blank.txt": b" \n\t\n" * 20,
    ".png": b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8,
    ".bin": bytes(range(256)) * 40,
    ".pdf": b"%PDF-1.7\n1 0 obj\n<< broken",
    ".locked.pdf": _locked(),
    ".zip": _cut_zip(),
    ".json.gz": gzip.compress(b'{"id": "2403.05530"}' * 500, mtime=0)[:60],
    ".words.txt": b"lorem ipsum dolor sit amet\n" * 3,
    ".html": b"<!doctype html><html><head><title></title></head><body><script>x()</script></body></html>",
    ".canvas": b'{"nodes":[{"id":"1","type":"text","text":""}],"edges":[]}',
    ".bib": b"@article{key,\n  title = {No end\n",
}
