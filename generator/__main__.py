"""The command line: ``python -m generator {generate,check,diff,explain,new}``."""

from __future__ import annotations

import argparse
import keyword
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Optional

from generator.parse.problems import ContractError

if TYPE_CHECKING:
    from generator.commands.publish import Plan, Target

PROJECT = Path(__file__).resolve().parents[1]


def main(arguments: Optional[list[str]] = None) -> int:
    """Run one command; return 0 (done), 1 (``check`` or ``diff`` found what it looks for) or 2 (failed)."""
    options = _parser().parse_args(arguments)
    from generator.commands.explain import UnknownPointer
    from generator.commands.publish import PublishError

    try:
        return int(options.run(options))
    except (ContractError, PublishError, UnknownPointer) as error:
        print(error, file=sys.stderr)
    except OSError as error:
        print(f"{error.filename or 'error'}: {error.strerror or error}", file=sys.stderr)
    return 2


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m generator", description=__doc__)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    generate = commands.add_parser("generate", help="write the package, its pages and its conformance cases")
    generate.add_argument("--force", action="store_true", help="overwrite generated files that were edited by hand")
    generate.set_defaults(run=_generate)
    check = commands.add_parser(
        "check", help="exit with 1 and a diff when the files differ from what the contract gives"
    )
    check.set_defaults(run=_check)
    for command in (generate, check):
        command.add_argument("--output", type=Path, default=PROJECT, help="folder of the package and of docs/")
        command.add_argument("--strict", action="store_true", help="take words without a meaning as errors")
        command.add_argument("--package", type=_package_name, default="flat_api", help="name of the package")
    diff = commands.add_parser("diff", help="show what changed for users between two contracts")
    diff.add_argument("old", type=Path)
    diff.add_argument("new", type=Path)
    diff.add_argument("--format", choices=("text", "markdown", "json"), default="text", help="text without it")
    fail_on = "exit with 1 when there is a breaking change, or any change"
    diff.add_argument("--fail-on", choices=("breaking", "any"), help=fail_on)
    diff.set_defaults(run=_diff)
    new = commands.add_parser("new", help="make a project with the client of a contract, its tests and its pages")
    new.add_argument("name", type=_package_name, help="name of the package")
    new.add_argument("--spec", required=True, metavar="URL_OR_FILE", help="the contract")
    new.add_argument("--output", type=Path, help="folder of the project; without it, a new one with the name")
    new.set_defaults(run=_new)
    explain = commands.add_parser("explain", help="show what a node of the contract became, and why")
    explain.add_argument("pointer", help="such as '#/components/schemas/ScoreCreation' or '/paths/~1scores/post'")
    explain.set_defaults(run=_explain, package="flat_api")
    for command in (generate, check, explain):
        command.add_argument("--spec", type=Path, default=PROJECT / "openapi.yaml", help="the contract")
    return parser


def _package_name(name: str) -> str:
    if not name.isidentifier() or keyword.iskeyword(name) or not name.isascii():
        raise argparse.ArgumentTypeError(f"{name!r} is not a name for a Python package")
    return name


def _generate(options: argparse.Namespace) -> int:
    from generator.commands.publish import carry_out

    target, changes = _planned(options)
    carry_out(target, changes, force=options.force)
    print(f"{len(changes.written)} written, {len(changes.removed)} removed, {changes.unchanged} unchanged")
    return 0


def _check(options: argparse.Namespace) -> int:
    _, changes = _planned(options)
    sys.stdout.write(changes.diff())
    return 1 if changes.differs() else 0


def _planned(options: argparse.Namespace) -> tuple[Target, Plan]:
    from generator.build import build_package
    from generator.commands.new import outputs as outputs_elsewhere
    from generator.commands.publish import Target, plan
    from generator.emit import package as emit
    from generator.runtime_exports import OWN_SUBMODULES

    root = options.output.resolve()
    own = root == PROJECT and options.package == "flat_api"
    target = Target(root, options.package, "generator/generated.json" if own else "")
    package = build_package(options.spec, options.package, strict=options.strict or own)
    for warning in package.warnings:
        print(f"warning: {warning}", file=sys.stderr)
    source = options.spec.name
    if own:
        outputs = emit.render(package, source, emit.project_version(), OWN_SUBMODULES)
        more, regions = emit.render_own(package, source)
        return target, plan(target, [*outputs, *more], regions)
    return target, plan(target, outputs_elsewhere(package, source, root), [])


def _diff(options: argparse.Namespace) -> int:
    from generator.commands.diff import changelog

    changes = changelog(options.old, options.new)
    sys.stdout.write(changes.shown(options.format))
    wanted = {"breaking": changes.breaking, "any": len(changes.changes)}
    return 1 if wanted.get(options.fail_on) else 0


def _new(options: argparse.Namespace) -> int:
    from generator.commands.new import create

    folder = (options.output or Path(options.name)).absolute()
    package, count = create(options.name, options.spec, folder)
    for warning in package.warnings:
        print(f"warning: {warning}", file=sys.stderr)
    print(f"{count} files written to {folder}; README.md there says how to use and test them")
    return 0


def _explain(options: argparse.Namespace) -> int:
    from generator.build import build
    from generator.commands.explain import explain
    from generator.parse.document import load
    from generator.parse.references import References

    document = load(options.spec)
    package = build(document, options.package)
    sys.stdout.write(explain(package, options.pointer, References(document).at))
    return 0


if __name__ == "__main__":
    sys.exit(main())
