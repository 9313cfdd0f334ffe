"""Collections of an account as folders, and the file names of its scores."""

from __future__ import annotations

from collections import Counter
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Callable, Dict, List, NamedTuple, Tuple

from flat_api.api.collection_api import CollectionApi
from flat_api.calls.operation import calling
from flat_api.jobs.formats import safe_stem
from flat_api.pagination import paginate

if TYPE_CHECKING:
    from flat_api.api_client import ApiClient
    from flat_api.models.score_details import ScoreDetails

    Tree = Dict[PurePosixPath, List[ScoreDetails]]
    """Scores by folder; the folder is a path relative to the backup."""

    IsFile = Callable[[PurePosixPath], bool]
    """Function that tells whether a file has this path, so that no folder can have it."""

COMPUTED = frozenset({"allScores", "app", "collaborations", "likes", "trash"})
"""Built-in collections, which contain no other collections."""

_PAGE = 100


class Placed(NamedTuple):
    """A score and the paths of its files.

    Attributes:
        score: ID of the score.
        title: Title of the score.
        stems: Paths relative to the backup, without an extension, one for each collection that contains the score.
    """

    score: str
    title: str
    stems: Tuple[str, ...]


@calling(CollectionApi.list_collection_scores, CollectionApi.list_collections)
def collection_tree(client: ApiClient, collection: str, is_file: IsFile) -> Tree:
    """Return the scores of a collection, by its ID, and of the collections in it."""
    collections = CollectionApi(client)
    tree: Tree = {}
    visited = {collection}

    def walk(collection: str, folder: PurePosixPath) -> None:
        scores = {score.id: score for score in paginate(collections.list_collection_scores, collection, limit=_PAGE)}
        tree[folder] = list(scores.values())
        if collection in COMPUTED:
            return
        parent = "user" if collection == "root" else collection
        found = paginate(collections.list_collections, parent=parent, limit=_PAGE)
        titles = {one.id: one.title for one in found if one.id not in visited}
        # A collection that several others contain, or that contains itself, is visited once.
        visited.update(titles)
        for identifier, name in _distinct(titles, lambda _, name: is_file(folder / name)).items():
            walk(identifier, folder / name)

    walk(collection, PurePosixPath())
    return tree


@calling(collection_tree)
def account_tree(client: ApiClient, is_file: IsFile) -> Tree:
    """Return the scores of all collections; those that no collection contains are in the top folder."""
    tree = collection_tree(client, "root", is_file)
    placed = {score.id for scores in tree.values() for score in scores}
    for score in paginate(CollectionApi(client).list_collection_scores, "allScores", limit=_PAGE):
        if score.id not in placed:
            placed.add(score.id)
            tree[PurePosixPath()].append(score)
    return tree


def places(tree: Tree, is_taken: Callable[[str, str], bool]) -> List[Placed]:
    """Return each score once, with the paths of its files.

    A file is named after the title. If two titles are equal on some file system, or the name is taken, the name
    contains the ID, too, so that names do not depend on the order of the scores.

    Args:
        tree: Scores by folder.
        is_taken: Function of the ID of a score and a path without an extension; it tells whether the path is taken.
    """
    stems: Dict[str, List[str]] = {}
    titles: Dict[str, str] = {}
    subfolders = {(folder.parent, folder.name.casefold()) for folder in tree if folder.name}
    for folder, scores in tree.items():
        in_folder = {score.id: score.title for score in scores}
        titles.update(in_folder)

        def occupied(score: str, stem: str, folder: PurePosixPath = folder) -> bool:
            return (folder, stem.casefold()) in subfolders or is_taken(score, str(folder / stem))

        for score, stem in _distinct(in_folder, occupied).items():
            stems.setdefault(score, []).append(str(folder / stem))
    return [Placed(score, titles[score], tuple(found)) for score, found in stems.items()]


def _distinct(titles: Dict[str, str], occupied: Callable[[str, str], bool]) -> Dict[str, str]:
    """Return a distinct name for each identifier: its title, or its title and the identifier."""
    short = {identifier: safe_stem(title) for identifier, title in titles.items()}
    full = {identifier: f"{name} [{safe_stem(identifier)}]" for identifier, name in short.items()}
    count = Counter(name.casefold() for names in (short, full) for name in names.values())
    return {
        identifier: full[identifier] if count[name.casefold()] > 1 or occupied(identifier, name) else name
        for identifier, name in short.items()
    }
