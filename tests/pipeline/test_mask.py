from __future__ import annotations

from datetime import date

from pipeline.mask import mask_besluit, mask_segmentatie, mask_value
from schemas.afscherming import Afscherming
from schemas.besluit import Besluit, BesluitSoort
from schemas.knelpunt import Knelpunt, Restant, Segmentatie, Soort
from tests.factories import make_knelpunt


def make_segmentatie(
    *knelpunten: Knelpunt, restanten: tuple[tuple[Soort, str], ...] = ()
) -> Segmentatie:
    return Segmentatie(
        knelpunten=knelpunten,
        restanten=tuple(
            Restant(volgnummer=n, soort=soort, tekst=tekst, tekens=7)
            for n, (soort, tekst) in enumerate(restanten, start=1)
        ),
        tekens=50,
        tekens_blok=43,
    )


def decide(soort: BesluitSoort, doel: str, waarde: str) -> Besluit:
    return Besluit(
        besluit_id="b1", soort=soort, doel=doel, waarde=waarde, door="S", op=date(2021, 3, 1)
    )


def mask(omschrijving: str, *besluiten: Besluit) -> tuple[str, tuple[Afscherming, ...]]:
    segmentatie = make_segmentatie(make_knelpunt(omschrijving=omschrijving))
    masked, afschermingen = mask_segmentatie(segmentatie, besluiten)
    return masked.knelpunten[0].omschrijving_tekst, afschermingen


def test_only_the_value_is_replaced() -> None:
    text, _ = mask("Mevrouw Haddad (BSN 123456782) wacht al een jaar.")

    assert text == "Mevrouw [afgeschermd: naam] (BSN [afgeschermd: bsn]) wacht al een jaar."


def test_a_finding_says_where_and_what_and_holds_no_value() -> None:
    _, [finding] = mask("Bel dhr. Zoetebier maar.")

    assert (finding.plek, finding.veld) == ("0123456789abcdef-01", "omschrijving[1]")
    assert (finding.soort, finding.begin) == ("naam", 9)
    assert "zoetebier" not in finding.model_dump_json().casefold()


def test_every_published_field_is_masked() -> None:
    name = "mevrouw Haddad"
    knelpunt = make_knelpunt(onderwerp=name, omschrijving=name, oplossingen=(name,), koppen=(name,))

    masked, _ = mask_segmentatie(make_segmentatie(knelpunt, restanten=(("slot", name),)), ())

    assert "Haddad" not in masked.model_dump_json()


def test_a_name_that_was_found_is_masked_wherever_it_is_used_again() -> None:
    knelpunt = make_knelpunt(
        onderwerp="Hoe Zoetebier een huis zocht",
        omschrijving="De heer Zoetebier-Çelik zoekt.",
        oplossingen=("Help Celik en ZOETEBIER.",),
    )

    masked, _ = mask_segmentatie(
        make_segmentatie(knelpunt, restanten=(("restant", "Z. Zoetebier"),))
    )

    assert masked.knelpunten[0].onderwerp == "Hoe [afgeschermd: naam] een huis zocht"
    assert "zoetebier" not in masked.model_dump_json().casefold()
    assert "Celik" not in masked.model_dump_json()


def test_the_count_of_characters_stays_what_it_was() -> None:
    segmentatie = make_segmentatie(
        make_knelpunt(), restanten=(("ondertekening", "Met vriendelijke groet,\nEls Zoetebier"),)
    )

    masked, _ = mask_segmentatie(segmentatie, ())

    assert (masked.tekens, masked.restanten[0].tekens) == (50, 7)


def test_a_human_can_let_a_finding_stand() -> None:
    _, [finding] = mask("Bel dhr. Zoetebier maar.")

    text, findings = mask(
        "Bel dhr. Zoetebier maar.", decide("tonen", finding.plek, finding.vingerafdruk)
    )

    assert (text, findings) == ("Bel dhr. Zoetebier maar.", ())


def test_a_finding_that_may_stand_leaves_the_others_masked() -> None:
    _, (first, _) = mask("Bel dhr. Zoetebier of mw. Haddad.")

    text, _ = mask(
        "Bel dhr. Zoetebier of mw. Haddad.", decide("tonen", first.plek, first.vingerafdruk)
    )

    assert text == "Bel dhr. Zoetebier of mw. [afgeschermd: naam]."


def test_a_human_can_have_words_masked() -> None:
    text, [finding] = mask(
        "De Snorrebot van de Rode Brug komt.",
        decide("afschermen", "0123456789abcdef-01", "snorrebot van de  Rode Brug"),
    )

    assert text == "De [afgeschermd: naam] komt."
    assert finding.regel == "besluit"


def test_a_decision_about_another_knelpunt_changes_nothing() -> None:
    text, _ = mask("De Snorrebot komt.", decide("afschermen", "0123456789abcdef-02", "Snorrebot"))

    assert text == "De Snorrebot komt."


def test_a_file_name_is_masked_too() -> None:
    assert (
        mask_value("inbreng/klacht_mevrouw_Haddad_2021.pdf")
        == "inbreng/klacht_mevrouw_[afgeschermd: naam]_2021.pdf"
    )


def test_restanten_of_a_file_without_knelpunten_have_their_own_place() -> None:
    segmentatie = make_segmentatie(restanten=(("restant", "mevrouw Haddad"),))

    _, [finding] = mask_segmentatie(segmentatie, (), "fedcba9876543210")

    assert finding.plek == "fedcba9876543210-r001"


def test_a_published_besluit_does_not_hold_the_words_it_masks() -> None:
    besluit = decide("afschermen", "0123456789abcdef-01", "de Snorrebot").model_copy(
        update={"toelichting": "Gevraagd door mevrouw Haddad."}
    )

    published = mask_besluit(besluit)

    assert published.waarde == "[afgeschermd: naam]"
    assert published.toelichting == "Gevraagd door mevrouw [afgeschermd: naam]."


def test_a_besluit_to_mask_goes_before_one_to_show() -> None:
    text, _ = mask(
        "De Snorrebot komt.",
        decide("afschermen", "0123456789abcdef-01", "Snorrebot"),
        decide("tonen", "0123456789abcdef-01", "Snorrebot"),
    )

    assert text == "De [afgeschermd: naam] komt."


def test_a_human_can_let_words_stand_by_naming_them() -> None:
    text, _ = mask("Bel dhr. Zoetebier maar.", decide("tonen", "0123456789abcdef-01", "zoetebier"))

    assert text == "Bel dhr. Zoetebier maar."
