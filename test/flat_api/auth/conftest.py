"""An application of OAuth 2, and its clock."""

from __future__ import annotations

import pytest
from support.authorization import Clock, make_oauth


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def oauth(flat_server, configure, clock):
    return make_oauth(flat_server, configure(), clock)
