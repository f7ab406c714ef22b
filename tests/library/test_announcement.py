import pytest
from aiocooker import Address, CookerKind, announcement

TXT = {
    "txtvers": "1",
    "api": "1",
    "id": "c00ce7000000a001",
    "kind": "oven",
    "mf": "Cooker",
    "md": "Virtual built-in oven",
    "fw": "1.0.0",
    "nm": "Kitchen oven",
    "pairing": "1",
    "cert": "6a20d07bccd8d33c",
}


def test_an_announcement_tells_who_is_where() -> None:
    found = announcement(TXT, "192.0.2.7", 8443)
    assert found is not None
    assert (found.id, found.kind, found.pairing, found.api) == (
        "c00ce7000000a001",
        CookerKind.OVEN,
        True,
        1,
    )
    assert (found.manufacturer, found.model, found.firmware) == (
        "Cooker",
        "Virtual built-in oven",
        "1.0.0",
    )
    assert (found.name, found.address) == ("Kitchen oven", Address("192.0.2.7", 8443))


def test_a_cooker_without_a_name_is_called_by_its_model() -> None:
    found = announcement(TXT | {"nm": ""}, "192.0.2.7", 8443)
    assert found is not None
    assert found.name == "Virtual built-in oven"


def test_a_newer_kind_of_cooker_is_a_cooker() -> None:
    found = announcement({"id": TXT["id"], "api": "2", "kind": "toaster"}, "192.0.2.7", 8443)
    assert found is not None
    assert (found.kind, found.api, found.pairing) == (CookerKind.UNKNOWN, 2, False)


@pytest.mark.parametrize(
    "wrong",
    [{"id": None}, {"id": "C00CE7000000A001"}, {"id": "c00c"}, {"api": None}, {"api": "one"}],
)
def test_what_lacks_an_id_or_a_version_is_no_cooker(wrong: dict[str, str | None]) -> None:
    assert announcement(TXT | wrong, "192.0.2.7", 8443) is None
