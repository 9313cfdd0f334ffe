"""Table of the tokens."""

from typing import Any, ClassVar

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    """Create the table."""

    initial = True
    dependencies: ClassVar[Any] = [migrations.swappable_dependency(settings.AUTH_USER_MODEL)]
    operations: ClassVar[Any] = [
        migrations.CreateModel(
            name="FlatTokens",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("content", models.BinaryField(default=b"", editable=False)),
                ("locked_at", models.DateTimeField(editable=False, null=True)),
                ("updated_at", models.DateTimeField(auto_now=True)),
                (
                    "user",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="flat_tokens",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="user",
                    ),
                ),
            ],
            options={"verbose_name": "connection with Flat", "verbose_name_plural": "connections with Flat"},
        ),
    ]
