"""Small PDFs, put together object by object, for what no library draws."""

import zlib
from pathlib import Path

import reportlab

VERA = Path(reportlab.__file__).parent / "fonts" / "Vera.ttf"


def stream(data: bytes, entries: str = "") -> bytes:
    return b"<</Length %d %s>>\nstream\n%s\nendstream" % (len(data), entries.encode(), data)


def assembled(objects: list[str | bytes]) -> bytes:
    """A PDF of numbered objects, the first of which is the catalogue."""
    parts = [b"%PDF-1.7\n"]
    starts = []
    for number, body in enumerate(objects, 1):
        starts.append(sum(map(len, parts)))
        parts.append(b"%d 0 obj\n%s\nendobj\n" % (number, body.encode() if isinstance(body, str) else body))
    table = sum(map(len, parts))
    parts.append(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    parts += [b"%010d 00000 n \n" % start for start in starts]
    trailer = b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n"
    parts.append(trailer % (len(objects) + 1, table))
    return b"".join(parts)


def one_page(
    content: bytes,
    objects: list[str | bytes],
    page: str = "",
    fonts: str = "",
    held: tuple[str, ...] | list[str] = (),
) -> bytes:
    """A page that draws `content`.

    /F1 is the first of the objects, which are numbered from 5; `held` stands in an object stream.
    """
    size = "" if "MediaBox" in page else "/MediaBox[0 0 400 600]"
    return assembled(
        [
            "<</Type/Catalog/Pages 2 0 R>>",
            "<</Type/Pages/Kids[3 0 R]/Count 1>>",
            f"<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<</Font<</F1 5 0 R{fonts}>>>>{size}{page}>>",
            stream(content),
            *objects,
            *([_held(list(held))] if held else []),
        ]
    )


def _held(bodies: list[str]) -> bytes:
    starts = [sum(map(len, bodies[:at])) for at in range(len(bodies))]
    head = " ".join(f"{100 + at} {start}" for at, start in enumerate(starts)) + " "
    data = zlib.compress((head + "".join(bodies)).encode())
    return stream(data, f"/Type/ObjStm/N {len(bodies)}/First {len(head)}/Filter/FlateDecode")


def to_unicode(pairs: list[tuple[str, str]]) -> bytes:
    """The map of a font: codes and characters in hexadecimal."""
    lines = "\n".join(f"<{code}> <{character}>" for code, character in pairs)
    return stream(
        b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /M def\n"
        b"1 begincodespacerange <0000> <ffff> endcodespacerange\n"
        b"%d beginbfchar\n%s\nendbfchar endcmap end end" % (len(pairs), lines.encode())
    )


def composite(encoding: str, ordering: str, more: str = "", program: str = "") -> list[str | bytes]:
    """A composite font of which the file holds no glyphs, unless `program` says where they are."""
    system = f"/Registry(Adobe)/Ordering({ordering})/Supplement 0"
    more_of_half = "/DW 1000/CIDToGIDMap/Identity/FontDescriptor 7 0 R"
    if encoding.endswith("V"):
        more_of_half += "/DW2[880 -1000]"
    return [
        f"<</Type/Font/Subtype/Type0/BaseFont/MingLiU/Encoding/{encoding}/DescendantFonts[6 0 R]{more}>>",
        f"<</Type/Font/Subtype/CIDFontType2/BaseFont/MingLiU/CIDSystemInfo<<{system}>>{more_of_half}>>",
        descriptor("MingLiU", program),
    ]


def descriptor(name: str, more: str = "") -> str:
    return (
        f"<</Type/FontDescriptor/FontName/{name}/Flags 4/FontBBox[0 -200 1000 800]/ItalicAngle 0/Ascent 800"
        f"/Descent -200/CapHeight 700/StemV 80{more}>>"
    )


def written(codes: bytes, at: tuple[int, int] = (100, 500), size: int = 20) -> bytes:
    """The operators that draw a string of codes."""
    return b" BT /F1 %d Tf %d %d Td <%s> Tj ET\n" % (size, *at, codes.hex().encode())
