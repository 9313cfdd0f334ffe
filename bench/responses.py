"""Responses that every subject decodes, and the body that every subject uploads."""

from __future__ import annotations

import json
from typing import Any

DATE = "2026-03-02T09:15:00.000Z"

USER: dict[str, Any] = {
    "id": "5f3b1c2d4e5f60718293a403",
    "type": "user",
    "product": "flatEdu",
    "username": "nora.lindqvist",
    "printableName": "Nora Lindqvist",
    "firstname": "Nora",
    "lastname": "Lindqvist",
    "name": "Nora Lindqvist",
    "picture": "https://flat.io/images/avatars/nora.png",
    "organization": "5f3b1c2d4e5f60718293a401",
    "organizationRole": "teacher",
    "htmlUrl": "https://flat.io/nora.lindqvist",
    "registrationDate": DATE,
    "likedScoresCount": 3,
    "followersCount": 5,
    "followingCount": 8,
    "ownedPublicScoresCount": 2,
    "isEmailVerified": True,
    "privateProfile": False,
    "locale": "en",
    "groups": ["60c4a1b2c3d4e5f607182932"],
    "links": {"websiteUrl": "https://lindenhof.example"},
}

COUNTS = {"total": 12, "weekly": 1, "monthly": 4, "yearly": 12}


def score(number: int) -> dict[str, Any]:
    """Return the details of a score whose ID and title contain ``number``."""
    identifier = f"{number:024x}"
    return {
        "id": identifier,
        "title": f"Evening by the Lake {number}",
        "privacy": "private",
        "user": {
            key: USER[key] for key in ("id", "type", "product", "username", "printableName", "picture", "htmlUrl")
        },
        "htmlUrl": f"https://flat.io/score/{identifier}",
        "editHtmlUrl": f"https://flat.io/score/{identifier}/edit",
        "subtitle": "for violin and cello",
        "composer": "Nora Lindqvist",
        "tags": ["duet", "strings"],
        "creationType": "original",
        "license": "copyright",
        "durationTime": 80.5,
        "numberMeasures": 32,
        "mainTempoQpm": 96,
        "mainKeySignature": 1,
        "rights": {
            "aclRead": True,
            "aclWrite": True,
            "aclAdmin": True,
            "isCollaborator": True,
            "collaboratorType": "owner",
        },
        "collaborators": [
            {
                "id": "61d5b2c3d4e5f60718293a45",
                "date": DATE,
                "score": identifier,
                "aclRead": True,
                "aclWrite": False,
                "aclAdmin": False,
                "userEmail": "tom.abara@lindenhof.example",
            }
        ],
        "creationDate": DATE,
        "modificationDate": DATE,
        "instruments": ["strings.violin", "strings.cello"],
        "instrumentsNames": ["Violin", "Cello"],
        "samples": ["violin", "cello"],
        "likes": COUNTS,
        "comments": {**COUNTS, "unique": 3},
        "views": COUNTS,
        "plays": COUNTS,
        "collections": ["62e6c3d4e5f60718293a4b51"],
    }


ME = json.dumps(USER).encode()
CREATED = json.dumps(score(1)).encode()
THOUSAND_SCORES = json.dumps([score(number) for number in range(1000)]).encode()
UPLOAD = ("<note><pitch><step>G</step><octave>4</octave></pitch><duration>4</duration></note>\n" * 2500)[:200_000]
