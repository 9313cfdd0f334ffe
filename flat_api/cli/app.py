"""The application: its groups, which are loaded when they are used, and the options that all commands have."""

from __future__ import annotations

import sys
import traceback
from importlib import import_module
from typing import Any, Callable, Dict, List, Optional, Tuple

import click

from flat_api.cli.errors import EXPECTED, USAGE, exit_code, line
from flat_api.cli.session import Session
from flat_api.exceptions.misuse import printable

COMMANDS: Dict[str, Tuple[str, str]] = {
    "api": ("direct:api", "Send a request to any path of the API."),
    "assignments": ("classes:assignments", "List, show and create assignments of a class."),
    "backup": ("library:backup", "Export all scores of the account to a folder, again and again."),
    "call": ("direct:call", "Call an operation of the API by its name."),
    "classes": ("classes:classes", "List, show and create classes, and list their members."),
    "completion": ("shell:completion", "Print the program that completes names in a shell."),
    "collections": ("collections:collections", "List, show, create and export collections."),
    "grades": ("classes:grades", "Show the grades of a class, or write them to a file."),
    "login": ("account:login", "Keep the token of an account."),
    "logout": ("account:logout", "Forget the token of an account."),
    "man": ("shell:man", "Print the manual page."),
    "omr": ("library:omr", "Recognise the music on scans, which spends credits."),
    "resources": ("people:resources", "List the resource library."),
    "roster": ("roster:roster", "Bring accounts and classes in step with a school's records."),
    "sandbox": ("sandbox:sandbox", "Start a Flat server on this machine, for trials and tests."),
    "scores": ("scores:scores", "List, show, import, export, edit, copy and delete scores."),
    "status": ("account:status", "Show host, account, token and the calls that are left."),
    "tasks": ("library:tasks", "Wait for a task in the background."),
    "users": ("people:users", "List and show the people of the organization."),
    "whoami": ("account:whoami", "Show the account behind the token."),
}
"""Commands, the module of each, and its text in the list."""

EPILOG = (
    "Examples:\n\n\b\n  flat-api login\n  flat-api scores list\n  flat-api scores export Ode --format mxl --to music\n"
    "  flat-api api GET /me\n\n"
    "Exit codes: 0 done, 1 error, 2 usage, 3 not found, 4 not allowed, 5 hourly limit, 130 interrupted."
)


class _Root(click.Group):
    """Group that imports a command when it is used, so that the start and the list are quick."""

    def list_commands(self, ctx: click.Context) -> List[str]:
        return sorted([*COMMANDS, "demo"])

    def get_command(self, ctx: click.Context, cmd_name: str) -> Optional[click.Command]:
        if cmd_name not in COMMANDS:
            return None
        module, _, name = COMMANDS[cmd_name][0].partition(":")
        found: click.Command = getattr(import_module(f"{__package__}.commands.{module}"), name)
        return found

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        texts = {name: text for name, (_, text) in COMMANDS.items()}
        texts["demo"] = "Show the main calls with a server on this machine."
        with formatter.section("Commands"):
            formatter.write_dl(sorted(texts.items()))

    def resolve_command(self, ctx: click.Context, args: List[str]) -> Any:
        if args and self.get_command(ctx, args[0]) is None:
            from flat_api.support.suggestions import did_you_mean

            hint = did_you_mean(args[0], self.list_commands(ctx))
            raise click.UsageError(f"there is no command {args[0]!r}{hint or '; see flat-api --help'}", ctx)
        return super().resolve_command(ctx, args)


@click.group(
    cls=_Root, epilog=EPILOG, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100}
)
@click.version_option(message="flat-api %(version)s", package_name="flat-api")
@click.pass_context
def root(ctx: click.Context) -> None:
    """Flat from a terminal: scores, collections, classes, assignments, grades, and everything else of its API."""
    ctx.ensure_object(Session)


class _Command(click.Command):
    """Command whose help begins with examples."""

    example = ""

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        if self.example:
            formatter.write_paragraph()
            for line in self.example.split("\n"):
                formatter.write(f"  {line.strip()}\n")
        super().format_help_text(ctx, formatter)


def _set(name: str) -> Callable[[click.Context, click.Parameter, Any], None]:
    def keep(ctx: click.Context, parameter: click.Parameter, value: Any) -> None:
        if value:
            setattr(ctx.ensure_object(Session), name, value)

    return keep


def _fields(ctx: click.Context, parameter: click.Parameter, value: Optional[str]) -> None:
    if value:
        ctx.ensure_object(Session).fields = [name.strip() for name in value.split(",") if name.strip()]


_COMMON = (
    click.option(
        "--profile", metavar="NAME", expose_value=False, callback=_set("profile_name"), help="Account to use."
    ),
    click.option(
        "-q", "--quiet", is_flag=True, expose_value=False, callback=_set("quiet"), help="Only data and errors."
    ),
    click.option(
        "-v", "--verbose", is_flag=True, expose_value=False, callback=_set("verbose"), help="A line per call."
    ),
    click.option("--debug", is_flag=True, expose_value=False, callback=_set("debug"), help="Tracebacks of errors."),
)
_DATA = (
    click.option("--json", is_flag=True, expose_value=False, callback=_set("json"), help="One JSON document."),
    click.option("--jsonl", is_flag=True, expose_value=False, callback=_set("jsonl"), help="JSON, a line per record."),
    click.option(
        "--fields", metavar="A,B", expose_value=False, callback=_fields, help="Fields to print, as named in --json."
    ),
)


def command(
    group: Optional[click.Group] = None, name: Optional[str] = None, *, data: bool = True, example: str = ""
) -> Callable[[Callable[..., Any]], click.Command]:
    """Make a command of a function, with the options that all commands have.

    The function gets the :class:`~flat_api.cli.session.Session` first.

    Args:
        group: Group of the command; none for one of the root.
        name: Name of the command; by default that of the function.
        data: Whether it prints data, and so has the options for their form.
        example: Lines of examples, shown first in the help.
    """

    def make(function: Callable[..., Any]) -> click.Command:
        wrapped: Any = function
        for option in reversed((*(_DATA if data else ()), *_COMMON)):
            wrapped = option(wrapped)
        made = click.command(name=name or function.__name__, cls=_Command)(click.pass_obj(wrapped))
        made.example = example
        if group is not None:
            group.add_command(made)
        return made

    return make


def run(arguments: List[str]) -> int:
    """Run a command, and return its exit code."""
    session = Session()
    try:
        status = root.main(args=arguments, prog_name="flat-api", standalone_mode=False, obj=session)
        return status if isinstance(status, int) else 0
    except click.exceptions.Abort:
        raise KeyboardInterrupt from None
    except click.exceptions.NoArgsIsHelpError as error:
        error.show(sys.stderr)
        return USAGE
    except click.ClickException as error:
        where = error.ctx.command_path if isinstance(error, click.UsageError) and error.ctx else "flat-api"
        print(f"flat-api: {printable(' '.join(error.format_message().split()))} (see {where} --help)", file=sys.stderr)
        return USAGE if isinstance(error, click.UsageError) else error.exit_code
    except EXPECTED as error:
        if isinstance(error, BrokenPipeError):
            raise
        if session.debug:
            traceback.print_exc()
        print(f"flat-api: {line(error)}", file=sys.stderr)
        return exit_code(error)
    finally:
        session.close()
