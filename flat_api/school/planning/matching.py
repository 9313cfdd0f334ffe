"""Matching: which account and which class of Flat a record of the school is."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Dict, List, Mapping, Optional, Set, Tuple

from flat_api.school.planning.snapshot import ADMIN
from flat_api.school.state import Link

if TYPE_CHECKING:
    from flat_api.school.model import Person, SchoolClass
    from flat_api.school.planning.snapshot import Account, FlatClass


class Mismatch(Exception):
    """Record that cannot be matched. ``args`` are the code of the finding and its message."""

    @property
    def code(self) -> str:
        """Code of the finding."""
        return str(self.args[0])

    @property
    def message(self) -> str:
        """Sentence of the finding."""
        return str(self.args[1])


class AccountIndex:
    """The accounts of Flat by ID, username and e-mail address.

    Usernames are unique in an organization, whatever their case; e-mail addresses count only where one account has it.
    Names are never a key.
    """

    def __init__(self, accounts: Mapping[str, Account], links: Mapping[str, Link]) -> None:
        self._accounts = accounts
        self._by_username = {one.username.casefold(): one for one in accounts.values()}
        self._by_email: Dict[str, List[Account]] = defaultdict(list)
        for one in accounts.values():
            if one.email:
                self._by_email[one.email.casefold()].append(one)
        self._owners = {link.flat_id: pseudonym for pseudonym, link in links.items()}

    def by_username(self, username: str) -> Optional[Account]:
        """Return the account that has a username."""
        return self._by_username.get(username.casefold())

    def owner(self, account: Account) -> Optional[str]:
        """Return the pseudonym of the person who is linked with an account."""
        return self._owners.get(account.id)

    def find(self, person: Person, pseudonym: str, link: Optional[Link], *, adopt: bool) -> Optional[Account]:
        """Return the account of a person, or ``None`` where one must be created.

        Raises:
            Mismatch: The account is gone, belongs to somebody else, or has another role.
        """
        if link is not None:
            account = self._accounts.get(link.flat_id)
            if account is None:
                what = "the linked account is no longer at Flat; forget the link to create a new one"
                raise Mismatch("unknown-to-flat", what)
            return _checked_role(person, account)
        if person.flat_id is not None:
            account = self._accounts.get(person.flat_id)
            if account is None:
                raise Mismatch("unknown-to-flat", "Flat has no account with the ID that the record names")
            return self._free(person, account, pseudonym)
        account = self.by_username(person.username)
        if account is not None:
            if not adopt:
                raise Mismatch("username-taken", "an account of Flat has the username already")
            return self._free(person, account, pseudonym)
        same = self._by_email[person.email.casefold()] if person.email and adopt else []
        # Without a link, an address alone says who it is only where the role agrees.
        same = [one for one in same if one.role == person.role and self._owners.get(one.id) is None]
        if len(same) > 1:
            raise Mismatch("ambiguous-match", f"{len(same)} accounts of Flat have the e-mail address")
        return same[0] if same else None

    def _free(self, person: Person, account: Account, pseudonym: str) -> Account:
        if self._owners.get(account.id, pseudonym) != pseudonym:
            raise Mismatch("username-taken", "an account of Flat has the username, which belongs to another person")
        return _checked_role(person, account)


def _checked_role(person: Person, account: Account) -> Account:
    if account.role not in (person.role, ADMIN):
        what = f"a {person.role} of the school has an account of a {account.role}; change the role at Flat first"
        raise Mismatch("role-conflict", what)
    return account


class ClassIndex:
    """The classes of Flat by ID, and by name and section."""

    def __init__(self, classes: Mapping[str, FlatClass], links: Mapping[str, Link]) -> None:
        self._classes = classes
        self._owners = {link.flat_id: pseudonym for pseudonym, link in links.items()}
        self._by_name: Dict[Tuple[str, str], List[FlatClass]] = defaultdict(list)
        for one in classes.values():
            self._by_name[_title(one.name, one.section)].append(one)

    def find(
        self, school_class: SchoolClass, pseudonym: str, link: Optional[Link], teachers: Set[str], *, adopt: bool
    ) -> Optional[FlatClass]:
        """Return the class at Flat, or ``None`` where one must be created.

        Args:
            school_class: Class of the school.
            pseudonym: Its pseudonym.
            link: Its link, if there is one.
            teachers: IDs of the accounts of its teachers; only a class of one of them is adopted.
            adopt: Whether to take a class that is there already.

        Raises:
            Mismatch: The class is not to be found, or Flat itself keeps it in step with another service.
        """
        found: Optional[FlatClass] = None
        flat_id = link.flat_id if link is not None else school_class.flat_id
        if flat_id is not None:
            found = self._classes.get(flat_id)
            if found is None:
                what = "the class is not among the active classes of the teachers: it is archived, or they left it"
                raise Mismatch("unknown-to-flat", what)
        elif adopt:
            same = [one for one in self._same(school_class, pseudonym) if one.teachers & teachers]
            if len(same) > 1:
                raise Mismatch("ambiguous-match", f"{len(same)} classes of Flat have the name and the teacher")
            found = same[0] if same else None
        if found is not None and found.synchronized:
            raise Mismatch("linked-elsewhere", "Flat itself keeps the class in step with another service")
        return found

    def _same(self, school_class: SchoolClass, pseudonym: str) -> List[FlatClass]:
        same = self._by_name.get(_title(school_class.name, school_class.section), [])
        return [one for one in same if self._owners.get(one.id, pseudonym) == pseudonym]


def _title(name: str, section: Optional[str]) -> Tuple[str, str]:
    return " ".join(name.split()).casefold(), " ".join((section or "").split()).casefold()
