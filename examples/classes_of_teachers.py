"""List the classes of every teacher of the organization, each as that teacher sees them.

    FLAT_ACCESS_TOKEN=... python examples/classes_of_teachers.py

The token is an administrator's, with the scopes ``edu.admin.users`` and ``edu.admin.users.readonly``.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

import flat_api


def main(arguments: Sequence[str] | None = None) -> int:
    """List, and return the exit code."""
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
