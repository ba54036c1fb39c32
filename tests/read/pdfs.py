"""PDF files made of lines of text at places, small enough to be written by hand."""

from __future__ import annotations

Line = tuple[int, int, int, str]
"""Distance from the left and from below, size of the letters (all in points), text."""

PAPER: list[Line] = [
    (20, 300, 20, "arXiv:2402.01234v1 [cs.CL] 1 Feb 2024"),
    (100, 700, 17, "Tidal Heads: Attention"),
    (120, 680, 17, "That Ebbs"),
    (100, 650, 11, "Mira Okafor1*"),
    (300, 650, 11, "Jon Lindqvist2"),
    (100, 635, 10, "1 Harbour University"),
    (100, 620, 10, "mira@harbour.example"),
    (60, 560, 12, "Abstract"),
    (60, 540, 10, "We let attention ebb. It is both cheap and"),
    (60, 528, 10, "good in prac-"),
    (60, 516, 10, "tice. TidalNet scores 90.1% on BoatQA, ahead of GPT-"),
    (60, 504, 10, "4 on all of its parts."),
    (60, 480, 12, "1 Introduction"),
    (320, 540, 10, "What stands in the other column is no abstract."),
]


def pdf(*pages: list[Line], before_the_end: bytes = b"") -> bytes:
    """A PDF document with these pages; `before_the_end` stands in its trailer (`/Encrypt …`)."""
    objects = [b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"]
    tree = 2 * len(pages) + 2
    kids = []
    for page in pages:
        content = b"BT\n" + b"".join(_shown(*line) for line in page) + b"ET"
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content))
        objects.append(
            b"<< /Type /Page /Parent %d 0 R /MediaBox [0 0 612 792] /Contents %d 0 R"
            b" /Resources << /Font << /F1 1 0 R >> >> >>" % (tree, len(objects))
        )
        kids.append(b"%d 0 R" % len(objects))
    objects.append(b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(kids), b" ".join(kids)))
    objects.append(b"<< /Type /Catalog /Pages %d 0 R >>" % tree)
    data = b"%PDF-1.4\n"
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    trailer = b"<< /Size %d /Root %d 0 R %s >>" % (len(objects) + 1, len(objects), before_the_end)
    return data + b"xref\n0 %d\n0000000000 65535 f \n%strailer\n%s\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1,
        table,
        trailer,
        len(data),
    )


def _shown(left: int, up: int, size: int, text: str) -> bytes:
    escaped = text.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
    return b"/F1 %d Tf 1 0 0 1 %d %d Tm (%s) Tj\n" % (size, left, up, escaped)
