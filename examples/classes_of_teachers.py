"""List the classes of every teacher of the organization, with the access of that teacher.

    python examples/classes_of_teachers.py

The token must be that of an administrator. Scopes: ``edu.admin.users`` and ``edu.admin.users.readonly``.

The access token is read from ``FLAT_ACCESS_TOKEN``. To use an embedded server instead of flat.io, start
``python -m flat_api.sandbox --user admin``, and set ``FLAT_API_HOST`` to its URL and ``FLAT_ACCESS_TOKEN`` to its
token.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

import flat_api


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the classes, and return the exit code."""
    argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0]).parse_args(arguments)
    with flat_api.FlatClient() as admin:
        try:
            for teacher in flat_api.paginate(admin.organization.list_organization_users, role=["teacher"]):
                with admin.as_user(teacher.id, scopes=["edu.classes.readonly"]) as client:
                    names = [classroom.name for classroom in client.class_.list_classes()]
                print(f"{teacher.username}: {', '.join(names) or 'no class'}")
        except flat_api.OpenApiException as error:
            print(error, file=sys.stderr)
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
