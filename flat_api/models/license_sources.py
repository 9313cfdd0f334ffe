"""LicenseSources. Generated from openapi.yaml; do not edit."""

from flat_api.codec.model import OpenEnum


class LicenseSources(OpenEnum):
    """Where a licence comes from: an ``order``, a ``trial``, a ``voucher``, a ``distributor``, a ``subscription``, a
    mobile store (``appStore``, ``playStore``) or MusicFirst (``musicfirst``)."""

    ORDER = "order"
    TRIAL = "trial"
    VOUCHER = "voucher"
    DISTRIBUTOR = "distributor"
    SUBSCRIPTION = "subscription"
    APP_STORE = "appStore"
    APPSTORE = "appStore"
    PLAY_STORE = "playStore"
    PLAYSTORE = "playStore"
    MUSICFIRST = "musicfirst"
