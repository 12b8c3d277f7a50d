"""Headlines are told from prose by their letters."""

import pytest

from language.recognise.letters import unusual_letters


@pytest.mark.parametrize(
    ("text", "unusual"),
    [
        ("Mayor Opens Llama Fair in Cusco as Crowds Gather", True),
        ("MAYOR OPENS LLAMA FAIR", True),
        ("mayor opens llama fair in cusco", True),
        ("Mayor opens llama fair in Cusco", False),
        ("The mayor of Cusco opened the fair. Ada Byron came from Lima with Tomas Quispe.", False),
        ("Cusco", False),
        ("", False),
        ("2024 1 2 3", False),
    ],
)
def test_headline_letters_are_unusual(text: str, unusual: bool) -> None:
    assert unusual_letters(text) is unusual
