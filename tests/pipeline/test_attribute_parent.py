from __future__ import annotations

from schemas.inzending import Afzender
from tests.pipeline.senders import attribute

THOLEN = Afzender(
    gemeente_code="0716", gemeente="Tholen", provincie="Zeeland", bron="ondertekening"
)


def test_a_file_that_says_nothing_is_of_who_sent_the_mail() -> None:
    found = attribute(("restant", "Te weinig tolken."), parent=THOLEN).afzender

    assert (found.gemeente, found.twijfel) == ("Tholen", "")
    assert found.bron == 'mail waar dit bestand uit komt "Tholen"'


def test_a_file_that_names_its_sender_is_not_of_who_forwarded_it() -> None:
    found = attribute(("briefhoofd", "Gemeente Veere"), parent=THOLEN).afzender

    assert (found.gemeente, found.twijfel) == ("Veere", "")


def test_a_neighbour_in_prose_does_not_outweigh_the_sender_of_the_mail() -> None:
    found = attribute(("restant", "In Veere kennen ze dit ook."), parent=THOLEN).afzender

    assert (found.gemeente, found.twijfel) == ("Tholen", "")


def test_a_mail_of_an_uncertain_sender_leaves_its_attachment_uncertain() -> None:
    parent = THOLEN.model_copy(update={"twijfel": "afzender-zwak"})

    found = attribute(("restant", "Te weinig tolken."), parent=parent).afzender

    assert (found.gemeente, found.twijfel) == ("Tholen", "afzender-zwak")


def test_the_mail_tells_which_of_two_gemeenten_with_one_name_is_meant() -> None:
    parent = Afzender(gemeente_code="0373", gemeente="Bergen (NH.)", bron="e-mailadres afzender")

    found = attribute(("briefhoofd", "Gemeente Bergen"), parent=parent).afzender

    assert (found.gemeente, found.twijfel) == ("Bergen (NH.)", "")


def test_a_group_that_sent_the_mail_speaks_in_a_file_that_says_nothing() -> None:
    parent = Afzender(samenwerkingsverband="Regio Walcheren", bron="ondertekening")

    found = attribute(("restant", "Te weinig tolken."), parent=parent).afzender

    assert (found.gemeente, found.samenwerkingsverband) == (None, "Regio Walcheren")
