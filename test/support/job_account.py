"""An account of a scripted server, with collections and scores that can be changed between two runs."""

import json
import re
import threading
from urllib.parse import parse_qs

from support.job_scores import score_json


def tree(folder):
    """Return the visible files below a folder with their content."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != "flat-backup.jsonl"
    }


class Account:
    """Answers what a backup asks for.

    Args:
        server: The scripted server.
    """

    def __init__(self, server):
        self.server = server
        self.titles = {}
        self.revisions = {}
        self.scores = {"root": []}
        self.collections = {"user": []}
        self.names = {}
        self.refused = {}
        self.held = {}
        self.peer = None
        self.exports = []
        self.modified = {}
        self.dates = {}
        self.listed = []
        self.broken = set()
        self._lock = threading.Lock()
        server.find = lambda method, path: self

    def add(self, number, title=None, collections=("root",)):
        """Add a score and return its identifier."""
        identifier = f"{number:024x}"
        self.titles[identifier] = title or f"No {number}"
        self.revisions[identifier] = f"r{number}"
        for collection in collections:
            self.scores.setdefault(collection, []).append(identifier)
        return identifier

    def add_collection(self, identifier, title, parent="user"):
        self.collections.setdefault(parent, []).append(identifier)
        self.scores.setdefault(identifier, [])
        self.names[identifier] = title

    def content(self, score, format):
        return f"{score} {self.revisions[score]} {format}".encode()

    def exported(self):
        """Return what was exported since the last question: score and format, in order."""
        with self._lock:
            exports, self.exports = self.exports, []
        return sorted(exports)

    # What the scripted server asks.

    def next_step(self):
        return self._answer

    def _answer(self, handler):
        path, _, query = handler.path.partition("?")
        for pattern, answer in _ROUTES:
            match = re.fullmatch(pattern, path)
            if match:
                return answer(self, handler, query, *match.groups())
        return _reply(handler, 404, {"code": "NOT_FOUND", "message": path})

    def _list_collections(self, handler, query):
        parent = parse_qs(query)["parent"][0]
        _reply(handler, 200, [{"id": one, "title": self.names[one]} for one in self.collections.get(parent, [])])

    def _list_scores(self, handler, query, collection):
        if collection in self.broken:
            return _reply(handler, 500, {"code": "SERVER_ERROR", "message": "Try again"})
        if collection != "allScores" and collection not in self.scores:
            return _reply(handler, 404, {"code": "NOT_FOUND", "message": "No such collection"})
        held = list(self.titles) if collection == "allScores" else self.scores[collection]
        return _reply(handler, 200, self.listed + [self._details(score) for score in held])

    def _details(self, score):
        dates = {"modificationDate": self.modified[score]} if score in self.modified else {}
        return {**score_json(score, self.titles[score]), **dates}

    def _revision(self, handler, query, score):
        if score in self.refused:
            return _reply(handler, *self.refused[score])
        return _reply(handler, 200, {"id": self.revisions[score], "score": score, "date": self.date_of(score)})

    def date_of(self, score):
        return self.dates.get(score) or self.modified.get(score) or "2026-01-01T00:00:00Z"

    def export(self, handler, query, score, revision, format):
        with self._lock:
            self.exports.append((score, format))
        if score in self.held:
            arrived, released = self.held[score]
            self.peer = handler.client_address[1]
            arrived.set()
            released.wait(60)
        if (score, format) in self.refused:
            return _reply(handler, *self.refused[score, format])
        content = self.content(score, format)
        return handler.reply(200, {"Content-Length": str(len(content)), "Content-Type": "x/y"}, content)


def _reply(handler, status, value):
    content = json.dumps(value).encode()
    handler.reply(status, {"Content-Length": str(len(content)), "Content-Type": "application/json"}, content)


_ROUTES = [
    (r"/collections", Account._list_collections),
    (r"/collections/(\w+)/scores", Account._list_scores),
    (r"/scores/(\w+)/revisions/last", Account._revision),
    (r"/scores/(\w+)/revisions/(\w+)/([\w.]+)", lambda account, *rest: account.export(*rest)),
]
