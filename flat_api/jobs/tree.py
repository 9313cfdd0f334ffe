"""The collections of an account as folders, and a place for each score."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import NamedTuple

from flat_api.jobs.formats import safe_stem
from flat_api.pagination import paginate

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Callable, Dict, Iterable, List, Set, Tuple

    from flat_api.api_client import ApiClient
    from flat_api.models.score_details import ScoreDetails

COMPUTED = frozenset({"allScores", "app", "collaborations", "likes", "trash"})
"""Built-in collections, in which no others lie."""

_PAGE = 100


class Tree(NamedTuple):
    """What is to be kept.

    Attributes:
        folders: All folders, as paths below the top.
        scores: The scores of each folder, by its path.
    """

    folders: List[PurePosixPath]
    scores: Dict[PurePosixPath, List[ScoreDetails]]


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


def collection_tree(client: ApiClient, collection: str, is_file: Callable[[PurePosixPath], bool]) -> Tree:
    """Return a collection and those in it.

    Args:
        client: The client.
        collection: ID of the collection, which becomes the top.
        is_file: Whether a place is a file's, so that it cannot be a folder.
    """
    tree = Tree([], {})
    _walk(client, collection, PurePosixPath(), tree, {collection}, is_file)
    return tree


def account_tree(client: ApiClient, is_file: Callable[[PurePosixPath], bool]) -> Tree:
    """Return all collections of the account, and at the top what lies in none of them.

    Args:
        client: The client.
        is_file: Whether a place is a file's, so that it cannot be a folder.
    """
    from flat_api.api.collection_api import CollectionApi

    tree = collection_tree(client, "root", is_file)
    placed = {score.id for scores in tree.scores.values() for score in scores}
    everything = paginate(CollectionApi(client).list_collection_scores, "allScores", limit=_PAGE)
    top = tree.scores.setdefault(PurePosixPath(), [])
    for score in everything:
        if score.id not in placed:
            placed.add(score.id)
            top.append(score)
    return tree


def _walk(
    client: ApiClient,
    collection: str,
    place: PurePosixPath,
    tree: Tree,
    visited: Set[str],
    is_file: Callable[[PurePosixPath], bool],
) -> None:
    from flat_api.api.collection_api import CollectionApi

    collections = CollectionApi(client)
    tree.folders.append(place)
    held = {score.id: score for score in paginate(collections.list_collection_scores, collection, limit=_PAGE)}
    tree.scores[place] = list(held.values())
    if collection in COMPUTED:
        return
    parent = "user" if collection == "root" else collection
    found = [one for one in paginate(collections.list_collections, parent=parent, limit=_PAGE) if one.id not in visited]
    # One that lies in several others, or in itself, is kept where it is met first.
    visited.update(one.id for one in found)
    names = _distinct([(one.id, safe_stem(one.title)) for one in found], lambda stem: is_file(place / stem))
    for one in found:
        _walk(client, one.id, place / names[one.id], tree, visited, is_file)


def places(tree: Tree, is_taken: Callable[[str, str], bool]) -> List[Placed]:
    """Return each score once, with all its places.

    Names are the titles. Where two are the same on some file system, or another file is there, the identifier is
    added, so that the names do not depend on the order.

    Args:
        tree: The scores.
        is_taken: Whether a place (without extension) is not free for a score; it is given both.
    """
    stems: Dict[str, List[str]] = {}
    titles: Dict[str, str] = {}
    subfolders = {(folder.parent, folder.name.casefold()) for folder in tree.folders if folder.name}
    for folder, scores in tree.scores.items():
        for score in scores:
            titles[score.id] = score.title
        wanted = [(score.id, safe_stem(score.title)) for score in scores]
        owners = {str(folder / stem): identifier for identifier, stem in wanted}

        def occupied(stem: str, folder: PurePosixPath = folder, owners: Dict[str, str] = owners) -> bool:
            place = str(folder / stem)
            return (folder, stem.casefold()) in subfolders or is_taken(place, owners[place])

        for identifier, stem in _distinct(wanted, occupied).items():
            stems.setdefault(identifier, []).append(str(folder / stem))
    return [Placed(identifier, titles[identifier], tuple(found)) for identifier, found in stems.items()]


def _distinct(names: Iterable[Tuple[str, str]], occupied: Callable[[str], bool]) -> Dict[str, str]:
    """Return a name for each identifier: the one that is wanted, with the identifier where that is not enough."""
    wanted = list(names)
    count: Dict[str, int] = {}
    for _, name in wanted:
        count[name.casefold()] = count.get(name.casefold(), 0) + 1
    return {
        identifier: f"{name} [{safe_stem(identifier)}]" if count[name.casefold()] > 1 or occupied(name) else name
        for identifier, name in wanted
    }
