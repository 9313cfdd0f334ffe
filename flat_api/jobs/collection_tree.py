"""Collections of an account as folders, and the file names of its scores."""

from __future__ import annotations

import datetime
from collections import Counter
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any, Callable, Dict, Iterator, List, NamedTuple, Optional, Tuple

from flat_api.api.collection_api import CollectionApi
from flat_api.calls.operation import calling
from flat_api.codec.model import FlatModel
from flat_api.exceptions import (
    ForbiddenException,
    NotFoundException,
    RateLimitException,
    ResponseDecodingException,
)
from flat_api.jobs.formats import safe_stem
from flat_api.jobs.waiting import through_rate_limit
from flat_api.pagination import paginate

if TYPE_CHECKING:
    from flat_api.api_client import ApiClient
    from flat_api.pagination import Paginator

    IsFile = Callable[[PurePosixPath], bool]
    """Function that tells whether a file has this path, so that no folder can have it."""

COMPUTED = frozenset({"allScores", "app", "collaborations", "likes", "trash"})
"""Built-in collections, which contain no other collections."""


class Listed(NamedTuple):
    """An item of a listing.

    Attributes:
        id: ID of the item.
        title: Title of the item.
        modified: Date of the last revision as text, if the listing has it.
    """

    id: str
    title: str
    modified: Optional[str] = None


class Tree:
    """Scores by folder.

    Attributes:
        folders: Scores of each folder, whose path is relative to the backup.
        problems: Title and error of each item that cannot be used, and of each collection that cannot be listed.
    """

    def __init__(self) -> None:
        self.folders: Dict[PurePosixPath, List[Listed]] = {}
        self.problems: List[Tuple[str, Exception]] = []


class Placed(NamedTuple):
    """A score and the paths of its files.

    Attributes:
        score: The score.
        stems: Paths relative to the backup, without an extension, one for each collection that contains the score.
    """

    score: Listed
    stems: Tuple[str, ...]


@calling(CollectionApi.list_collection_scores, CollectionApi.list_collections)
def collection_tree(client: ApiClient, collection: str, is_file: IsFile) -> Tree:
    """Return the scores of a collection, by its ID, and of the collections in it."""
    collections = CollectionApi(client)
    tree = Tree()
    visited = {collection}
    top = PurePosixPath()
    # A list, because the levels of nested collections can be more than the calls of functions that Python allows.
    waiting = [(collection, top)]
    while waiting:
        identifier, folder = waiting.pop()
        try:
            scores = _listed(client, paginate(collections.list_collection_scores, identifier), tree)
            tree.folders[folder] = list(scores.values())
            if identifier in COMPUTED:
                continue
            parent = "user" if identifier == "root" else identifier
            found = _listed(client, paginate(collections.list_collections, parent=parent), tree)
        except (NotFoundException, ForbiddenException) as error:
            if folder == top or isinstance(error, RateLimitException):
                raise
            tree.problems.append((folder.name, error))
            continue
        # A collection that several others contain, or that contains itself, is visited once.
        titles = {one.id: one.title for one in found.values() if one.id not in visited}
        visited.update(titles)

        def occupied(_: str, name: str, folder: PurePosixPath = folder) -> bool:
            return is_file(folder / name)

        names = _distinct(titles, occupied)
        waiting += reversed([(inner, folder / name) for inner, name in names.items()])
    return tree


@calling(collection_tree)
def account_tree(client: ApiClient, is_file: IsFile) -> Tree:
    """Return the scores of all collections; those that no collection contains are in the top folder."""
    tree = collection_tree(client, "root", is_file)
    placed = {score.id for scores in tree.folders.values() for score in scores}
    rest = Tree()
    for score in _listed(client, paginate(CollectionApi(client).list_collection_scores, "allScores"), rest).values():
        if score.id not in placed:
            tree.folders[PurePosixPath()].append(score)
    # An item without an ID can be in the listing of a collection, too.
    known = {(title, str(error)) for title, error in tree.problems}
    tree.problems += [(title, error) for title, error in rest.problems if (title, str(error)) not in known]
    return tree


def _listed(client: ApiClient, walk: Paginator[Any], tree: Tree) -> Dict[str, Listed]:
    """Return the items of a listing by their ID; an item without one becomes a problem of the tree."""
    items: Dict[str, Listed] = {}
    for item in _items(client, walk):
        fields = vars(item) if isinstance(item, FlatModel) else {}
        identifier, title, date = (fields.get(name) for name in ("id", "title", "modification_date"))
        title = title if isinstance(title, str) else "" if title is None else str(title)
        if isinstance(identifier, int) and not isinstance(identifier, bool):
            identifier = str(identifier)
        if not isinstance(identifier, str) or not identifier:
            reason = f"the listing has an item without an ID, of the type {type(item).__name__}"
            tree.problems.append((title, ResponseDecodingException(200, reason)))
        else:
            modified = date.isoformat() if isinstance(date, datetime.datetime) and date.tzinfo else None
            items[identifier] = Listed(identifier, title, modified)
    return items


def _items(client: ApiClient, walk: Paginator[Any]) -> Iterator[Any]:
    """Yield the items of a listing, and wait for the rate limit if necessary."""
    end = object()
    while True:
        # A paginator whose call failed requests the same page again.
        item: object = through_rate_limit(client, lambda: next(walk, end))
        if item is end:
            return
        yield item


def places(tree: Tree, is_taken: Callable[[str, str], bool]) -> List[Placed]:
    """Return each score once, with the paths of its files.

    A file is named after the title. If two titles are equal on some file system, or the name is taken, the name
    contains the ID, too, so that names do not depend on the order of the scores.

    Args:
        tree: Scores by folder.
        is_taken: Function of the ID of a score and a path without an extension; it tells whether the path is taken.
    """
    stems: Dict[str, List[str]] = {}
    found: Dict[str, Listed] = {}
    subfolders = {(folder.parent, folder.name.casefold()) for folder in tree.folders if folder.name}
    for folder, scores in tree.folders.items():
        found.update((score.id, score) for score in scores)

        def occupied(score: str, stem: str, folder: PurePosixPath = folder) -> bool:
            return (folder, stem.casefold()) in subfolders or is_taken(score, str(folder / stem))

        for score, stem in _distinct({score.id: score.title for score in scores}, occupied).items():
            stems.setdefault(score, []).append(str(folder / stem))
    return [Placed(found[score], tuple(paths)) for score, paths in stems.items()]


def _distinct(titles: Dict[str, str], occupied: Callable[[str, str], bool]) -> Dict[str, str]:
    """Return a distinct name for each identifier: its title, or its title and the identifier."""
    short = {identifier: safe_stem(title) for identifier, title in titles.items()}
    full = {identifier: f"{name} [{safe_stem(identifier)}]" for identifier, name in short.items()}
    count = Counter(name.casefold() for names in (short, full) for name in names.values())
    return {
        identifier: full[identifier] if count[name.casefold()] > 1 or occupied(identifier, name) else name
        for identifier, name in short.items()
    }
