from __future__ import annotations

from email.message import EmailMessage

import pytest

from extractors import extract
from schemas.document import Document, Hint
from schemas.errors import EncryptedFileError
from tests.extractors.word_files import OPTIONS, outline


def make_mail(plain: str = "", html: str = "", subject: str = "Inbreng knelpunten") -> EmailMessage:
    message = EmailMessage()
    message["From"] = "Beleid Duinrade <beleid@duinrade.example>"
    message["To"] = "secretariaat@voorbeeld.example"
    message["Subject"] = subject
    message["Date"] = "Mon, 01 Mar 2021 09:30:00 +0100"
    if plain:
        message.set_content(plain)
    if html:
        if plain:
            message.add_alternative(html, subtype="html")
        else:
            message.set_content(html, subtype="html")
    return message


def read(message: EmailMessage) -> Document:
    return extract(message.as_bytes(), "bericht.eml", OPTIONS)


def body(document: Document) -> list[str]:
    return [line for line in outline(document) if not line.startswith("[mail_header]")]


def test_headers_are_furniture_and_the_body_is_text() -> None:
    document = read(make_mail("Beste collega,\n\nEr zijn te weinig woningen.\n- Bouwen\n- Delen\n"))

    assert outline(document) == [
        "[mail_header] From: Beleid Duinrade <beleid@duinrade.example>",
        "[mail_header] To: secretariaat@voorbeeld.example",
        "[mail_header] Subject: Inbreng knelpunten",
        "[mail_header] Date: Mon, 01 Mar 2021 09:30:00 +0100",
        "Beste collega,",
        "Er zijn te weinig woningen.",
        "- Bouwen",
        "- Delen",
    ]


def test_sender_subject_and_day_are_hints() -> None:
    assert read(make_mail("x")).hints == (
        Hint("mail_from", "Beleid Duinrade <beleid@duinrade.example>"),
        Hint("subject", "Inbreng knelpunten"),
        Hint("date", "2021-03-01"),
    )


def test_plain_text_is_preferred_to_html() -> None:
    assert body(read(make_mail("platte tekst", "<p>opgemaakt</p>"))) == ["platte tekst"]


def test_html_is_read_where_it_is_all_there_is() -> None:
    html = "<style>p {}</style><p>Te weinig<br>woningen</p><ol><li>Bouwen</li><li>Delen</li></ol>"

    assert body(read(make_mail(html=html))) == ["Te weinig\nwoningen", "1. Bouwen", "2. Delen"]


def test_html_with_a_table_is_preferred_to_text_that_lost_it() -> None:
    html = (
        "<table><tr><th>Onderwerp</th><td>Wonen</td></tr>"
        "<tr><th>Oplossing</th><td><ul><li>Bouwen</li></ul></td></tr></table>"
    )

    lines = body(read(make_mail("Onderwerp Wonen Oplossing Bouwen", html)))

    assert lines == ["| Onderwerp | Wonen |", "| Oplossing | • Bouwen |"]


def test_html_table_that_only_sets_the_page_is_walked_through() -> None:
    html = "<table><tr><td><p>Wonen</p></td></tr><tr><td>Opvang</td></tr></table>"

    assert body(read(make_mail(html=html))) == ["Wonen", "Opvang"]


def test_quoted_mail_stays_in_the_body_without_its_marks() -> None:
    assert body(read(make_mail("Zie onder.\n\n> Te weinig\n>> woningen\n"))) == [
        "Zie onder.",
        "Te weinig\nwoningen",
    ]


def test_headers_of_an_earlier_mail_are_furniture_and_the_submission_below_is_not() -> None:
    plain = (
        "Zie onder.\n\nVan: Beleid Duinrade\nVerzonden: maandag 1 maart 2021\nAan: Secretariaat\n"
        "Onderwerp: knelpunten\n\nOnderwerp: Te weinig woningen\n"
    )

    assert body(read(make_mail(plain))) == ["Zie onder.", "Onderwerp: Te weinig woningen"]


def test_lines_that_the_mail_program_broke_are_joined() -> None:
    plain = (
        "De wachttijd voor statushouders is opgelopen tot meer dan een jaar en dat\n"
        "is te lang.\n- Maak grond vrij voor\n  tijdelijke woningen\n- Versnel\n"
        "Groet,\nTeam Wonen\n"
    )

    assert body(read(make_mail(plain))) == [
        "De wachttijd voor statushouders is opgelopen tot meer dan een jaar en dat is te lang.",
        "- Maak grond vrij voor tijdelijke woningen",
        "- Versnel\nGroet,\nTeam Wonen",
    ]


def test_attachments_are_handed_on_and_pictures_in_the_text_are_named() -> None:
    message = make_mail("zie bijlage")
    message.add_attachment(b"%PDF-1.7", maintype="application", subtype="pdf", filename="b.pdf")
    message.add_attachment(
        b"\x89PNG", maintype="image", subtype="png", filename="logo.png", cid="<logo>"
    )

    found = [(a.name, a.content, a.reason) for a in read(message).attachments]

    assert found == [("b.pdf", b"%PDF-1.7", ""), ("logo.png", b"", "afbeelding-in-mail")]


def test_mail_in_a_mail_is_handed_on_as_a_file() -> None:
    message = make_mail("zie onder")
    message.add_attachment(make_mail("inbreng", subject="Wonen"))

    [attachment] = read(message).attachments

    assert attachment.name == "Wonen.eml"
    assert "inbreng" in outline(extract(attachment.content, attachment.name, OPTIONS))


def test_encoded_header_is_decoded() -> None:
    content = (
        b"From: =?utf-8?q?Gemeente_S=C3=BAdwest?= <a@b.example>\r\n"
        b"Subject: =?iso-8859-1?Q?Knelpunten_inburgering?=\r\n =?iso-8859-1?Q?_en_wonen?=\r\n"
        b"MIME-Version: 1.0\r\n\r\nTekst\r\n"
    )

    lines = outline(extract(content, "x", OPTIONS))

    assert lines[:2] == [
        "[mail_header] From: Gemeente Súdwest <a@b.example>",
        "[mail_header] Subject: Knelpunten inburgering en wonen",
    ]


def test_flowed_lines_are_joined() -> None:
    content = (
        b"From: a@b.example\r\nSubject: x\r\nMIME-Version: 1.0\r\n"
        b"Content-Type: text/plain; format=flowed\r\n\r\nTe weinig \r\nwoningen.\r\n"
    )

    assert body(extract(content, "x", OPTIONS)) == ["Te weinig woningen."]


def test_encrypted_mail_is_refused_by_name() -> None:
    content = (
        b"From: a@b.example\r\nSubject: x\r\nMIME-Version: 1.0\r\n"
        b"Content-Type: application/pkcs7-mime; smime-type=enveloped-data\r\n\r\nAAAA\r\n"
    )

    with pytest.raises(EncryptedFileError):
        extract(content, "x.eml", OPTIONS)


def test_wrong_charset_does_not_stop_the_mail() -> None:
    content = (
        b"From: a@b.example\r\nSubject: x\r\nMIME-Version: 1.0\r\n"
        b"Content-Type: text/plain; charset=bestaat-niet\r\n\r\nCo\xebrdinatie\r\n"
    )

    assert body(extract(content, "x.eml", OPTIONS)) == ["Coërdinatie"]
