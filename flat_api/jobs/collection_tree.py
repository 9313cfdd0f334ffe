"""The collections of an account as folders, and a place for each score."""

from __future__ import annotations

from collections import Counter
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Callable, Dict, List, NamedTuple, Tuple

from flat_api.jobs.formats import safe_stem
from flat_api.pagination import paginate

if TYPE_CHECKING:
    from flat_api.api_client import ApiClient
    from flat_api.models.score_details import ScoreDetails

    Tree = Dict[PurePosixPath, List[ScoreDetails]]
    """The scores of each folder, by its path below the top."""

    IsFile = Callable[[PurePosixPath], bool]
    """Whether a place is a file's, so that it cannot be a folder."""

COMPUTED = frozenset({"allScores", "app", "collaborations", "likes", "trash"})
"""Built-in collections, in which no others lie."""

_PAGE = 100


class Placed(NamedTuple):
    """A score with its places.

    Attributes:
        score: ID of the score.
        title: Its title.
        stems: Paths below the top without the extension, one for each collection that it is in.
    """

    score: str
    title: str
    stems: Tuple[str, ...]


def collection_tree(client: ApiClient, collection: str, is_file: IsFile) -> Tree:
    """Return a collection, by its ID, and those in it. It becomes the top."""
    from flat_api.api.collection_api import CollectionApi

    collections = CollectionApi(client)
    tree: Tree = {}
    visited = {collection}

    def walk(collection: str, place: PurePosixPath) -> None:
        held = {score.id: score for score in paginate(collections.list_collection_scores, collection, limit=_PAGE)}
        tree[place] = list(held.values())
        if collection in COMPUTED:
            return
        parent = "user" if collection == "root" else collection
        found = paginate(collections.list_collections, parent=parent, limit=_PAGE)
        titles = {one.id: one.title for one in found if one.id not in visited}
        # One that lies in several others, or in itself, is kept where it is met first.
        visited.update(titles)
        for identifier, name in _distinct(titles, lambda _, name: is_file(place / name)).items():
            walk(identifier, place / name)

    walk(collection, PurePosixPath())
    return tree


def account_tree(client: ApiClient, is_file: IsFile) -> Tree:
    """Return all collections of the account, and at the top what lies in none of them, too."""
    from flat_api.api.collection_api import CollectionApi

    tree = collection_tree(client, "root", is_file)
    placed = {score.id for scores in tree.values() for score in scores}
    for score in paginate(CollectionApi(client).list_collection_scores, "allScores", limit=_PAGE):
        if score.id not in placed:
            placed.add(score.id)
            tree[PurePosixPath()].append(score)
    return tree


def places(tree: Tree, is_taken: Callable[[str, str], bool]) -> List[Placed]:
    """Return each score once, with all its places.

    Names are the titles. Where two are the same on some file system, or another file is there, the identifier is
    added, so that the names do not depend on the order.

    Args:
        tree: The scores.
        is_taken: Whether for a score, by its ID, a place (without extension) is not free.
    """
    stems: Dict[str, List[str]] = {}
    titles: Dict[str, str] = {}
    subfolders = {(folder.parent, folder.name.casefold()) for folder in tree if folder.name}
    for folder, scores in tree.items():
        here = {score.id: score.title for score in scores}
        titles.update(here)

        def occupied(score: str, stem: str, folder: PurePosixPath = folder) -> bool:
            return (folder, stem.casefold()) in subfolders or is_taken(score, str(folder / stem))

        for score, stem in _distinct(here, occupied).items():
            stems.setdefault(score, []).append(str(folder / stem))
    return [Placed(score, titles[score], tuple(found)) for score, found in stems.items()]


def _distinct(titles: Dict[str, str], occupied: Callable[[str, str], bool]) -> Dict[str, str]:
    """Return a name for each identifier: its title, with the identifier where that is not enough."""
    short = {identifier: safe_stem(title) for identifier, title in titles.items()}
    full = {identifier: f"{name} [{safe_stem(identifier)}]" for identifier, name in short.items()}
    count = Counter(name.casefold() for names in (short, full) for name in names.values())
    return {
        identifier: full[identifier] if count[name.casefold()] > 1 or occupied(identifier, name) else name
        for identifier, name in short.items()
    }
