"""Which recogniser reads which language: the bundled one English, the reader's own the others."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from core.errors import LanguageError
from core.languages import ENGLISH, primary_language
from language.version import analysis_version

if TYPE_CHECKING:
    from language.recognise.recogniser import Recogniser


def _raise(error: LanguageError) -> None:
    raise error


class Models:
    """The recognisers of every language, each loaded with the first text that needs it.

    A language with a configured pipeline is read by that, English else by the bundled
    recogniser, any other by the gazetteer alone.

    Args:
        configured: language to a spaCy pipeline, as in config.toml's [language].
        on_broken: told of a configured pipeline that cannot be loaded, once each; where it
            returns, what serves without configuration serves. It raises if none is given.
    """

    def __init__(
        self,
        configured: Mapping[str, str] | None = None,
        on_broken: Callable[[LanguageError], None] = _raise,
    ) -> None:
        self._configured = dict(configured or {})
        self._on_broken = on_broken
        self._loaded: dict[str, Recogniser] = {}
        self.version = analysis_version(self._configured)

    def for_language(self, tag: str) -> "Recogniser":
        """What reads texts in the language of this tag ("en-GB"), English where it names none.

        Raises:
            LanguageError: it cannot be loaded, and `on_broken` raised.
        """
        language = primary_language(tag) or ENGLISH
        if language not in self._loaded:
            self._loaded[language] = self._load(language)
        return self._loaded[language]

    def _load(self, language: str) -> "Recogniser":
        from language.recognise.recogniser import load_bundled, load_configured, load_gazetteer

        if language in self._configured:
            try:
                return load_configured(self._configured[language], language)
            except LanguageError as error:
                self._on_broken(error)
        return load_bundled() if language == ENGLISH else load_gazetteer()
