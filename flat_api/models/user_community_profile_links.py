"""UserCommunityProfileLinks. Generated from openapi.yaml; do not edit."""

from typing import Optional

from flat_api.codec.model import FlatModel


class UserCommunityProfileLinks(FlatModel):
    """Places on the web that a user points to."""

    __nullable__ = frozenset(
        {"spotify_url", "youtube_url", "soundcloud_url", "tiktok_url", "instagram_url", "website_url"}
    )

    spotify_url: Optional[str] = None
    """Page of the artist at Spotify."""

    youtube_url: Optional[str] = None
    """Channel at YouTube."""

    soundcloud_url: Optional[str] = None
    """Page at SoundCloud."""

    tiktok_url: Optional[str] = None
    """Profile at TikTok."""

    instagram_url: Optional[str] = None
    """Profile at Instagram."""

    website_url: Optional[str] = None
    """Any other site."""
