"""Tracks: links to audio and video recordings that play along with a score."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from urllib.parse import parse_qs, urlsplit

from flat_api.sandbox.access.rights import score_to_read, score_to_write
from flat_api.sandbox.data.records import Score, Track
from flat_api.sandbox.http.call import Call, Reply, bad_request, json_reply, no_content, not_found
from flat_api.sandbox.resources import views

HOSTS = {"soundcloud.com": "soundcloud", "youtube.com": "youtube", "youtu.be": "youtube", "vimeo.com": "vimeo"}


def list_score_tracks(call: Call) -> Reply:
    """Handle ``GET /scores/{score}/tracks``. Recordings for an assignment are left out."""
    tracks = call.store.tracks.find("score", score_to_read(call).id)
    shown = [track for track in tracks if track.purpose == "common" and track.state != "deleted"]
    return json_reply([_view(track) for track in shown])


def add_score_track(call: Call) -> Reply:
    """Handle ``POST /scores/{score}/tracks``."""
    score = score_to_write(call)
    body: Mapping[str, Any] = call.body
    if not body.get("url"):
        raise bad_request("The URL of the recording is missing", "url")
    kind, media = _recording(body["url"])
    now = call.store.now()
    track = Track(
        id=call.store.new_id(),
        score=score.id,
        account=call.account().id,
        created=now,
        modified=now,
        title=body.get("title"),
        type=kind,
        url=body["url"],
        media=media,
        state=body.get("state", "draft"),
        purpose=body.get("purpose", "common"),
        default=body.get("default", False),
        points=tuple(body.get("synchronizationPoints", ())),
    )
    return json_reply({"track": _view(_put(call, track))})


def get_score_track(call: Call) -> Reply:
    """Handle ``GET /scores/{score}/tracks/{track}``."""
    return json_reply(_view(_track(call, score_to_read(call))))


def update_score_track(call: Call) -> Reply:
    """Handle ``PUT /scores/{score}/tracks/{track}``."""
    track = _track(call, score_to_write(call))
    body: Mapping[str, Any] = call.body
    changes = {name: body[name] for name in ("title", "default", "state", "purpose") if name in body}
    if "synchronizationPoints" in body:
        changes["points"] = tuple(body["synchronizationPoints"])
    return json_reply(_view(_put(call, replace(track, **changes, modified=call.store.now()))))


def delete_score_track(call: Call) -> Reply:
    """Handle ``DELETE /scores/{score}/tracks/{track}``."""
    call.store.tracks.remove(_track(call, score_to_write(call)).id)
    return no_content()


def _recording(url: str) -> tuple[str, str]:
    """Return the type of a recording and its ID on its host; refuse other hosts."""
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").removeprefix("www.")
    except ValueError:
        raise bad_request("The URL of the recording is not valid", "url") from None
    if parts.scheme not in ("http", "https") or host not in HOSTS:
        raise bad_request("The recording must be on SoundCloud, YouTube or Vimeo", "url")
    media = parse_qs(parts.query).get("v", [parts.path.strip("/")])[0]
    return HOSTS[host], media


def _put(call: Call, track: Track) -> Track:
    """Store a track; a default track replaces the previous default."""
    if track.default:
        for other in call.store.tracks.find("score", track.score):
            if other.id != track.id and other.default:
                call.store.tracks.put(replace(other, default=False))
    return call.store.tracks.put(track)


def _track(call: Call, score: Score) -> Track:
    track = call.store.tracks.get(call.text("track"))
    if track is None or track.score != score.id:
        raise not_found("track")
    return track


def _view(track: Track) -> views.Json:
    view: views.Json = {
        "id": track.id,
        "score": track.score,
        "creator": track.account,
        "creationDate": views.date(track.created),
        "modificationDate": views.date(track.modified),
        "default": track.default,
        "state": track.state,
        "type": track.type,
        "purpose": track.purpose,
        "url": track.url,
        "mediaId": track.media,
        "synchronizationPoints": list(track.points),
    }
    if track.title is not None:
        view["title"] = track.title
    return view
