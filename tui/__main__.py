"""`newscast`: opens the reader, or hands a command to the desk."""

import argparse
import gc
import sys

from desk.commands.options import parse, paths_of, settings_of


def main() -> None:
    """Runs what the command line says and ends the process with its exit code."""
    options = parse(sys.argv[1:])
    if options.command == "read":
        sys.exit(_read(options))
    from desk.commands.run import run

    sys.exit(run(options))


def _read(options: argparse.Namespace) -> int:
    """Opens the reader; what keeps it from opening is one line and an exit code."""
    if not all(stream and stream.isatty() for stream in (sys.stdin, sys.stdout)):
        print("newscast: the reader needs a terminal", file=sys.stderr)  # noqa: T201
        return 2
    from core.errors import NewscastError
    from core.paths import expanded

    try:
        settings = settings_of(options).settings
        imports = tuple(expanded(path) for path in options.paths)
    except NewscastError as error:
        print(f"newscast: {error}", file=sys.stderr)  # noqa: T201 - the screen is not open
        return 1
    gc.disable()  # until the first paint: all that is made meanwhile stays, and 45 ms of it are gc
    from tui.app import NewscastApp, Start

    app = NewscastApp(Start(paths_of(options), settings, imports))
    app.run()
    return app.return_code or 0


if __name__ == "__main__":
    main()
