"""Models of scores of the floor, which a program that requests ``/me`` does not import."""

from __future__ import annotations

from datetime import datetime
from enum import Enum
from typing import List, Optional

from bench.floor import Model, UserPublic


class Privacy(str, Enum):
    PUBLIC = "public"
    PRIVATE = "private"
    ORGANIZATION_PUBLIC = "organizationPublic"
    PRIVATE_LINK = "privateLink"


class CreationType(str, Enum):
    ORIGINAL = "original"
    ARRANGEMENT = "arrangement"
    OTHER = "other"


class License(str, Enum):
    COPYRIGHT = "copyright"
    CC0 = "cc0"
    CC_BY = "cc-by"
    CC_BY_SA = "cc-by-sa"
    CC_BY_ND = "cc-by-nd"
    CC_BY_NC = "cc-by-nc"
    CC_BY_NC_SA = "cc-by-nc-sa"
    CC_BY_NC_ND = "cc-by-nc-nd"


class CollaboratorType(str, Enum):
    OWNER = "owner"
    USER = "user"
    GROUP = "group"


class GroupType(str, Enum):
    GENERIC = "generic"
    CLASS_TEACHERS = "classTeachers"
    CLASS_STUDENTS = "classStudents"
    CLASS_STUDENTS_SUB_GROUP = "classStudentsSubGroup"
    ASSIGNMENT_STUDENTS_SUB_GROUP = "assignmentStudentsSubGroup"


class Counts(Model):
    total: Optional[float] = None
    weekly: Optional[float] = None
    monthly: Optional[float] = None
    yearly: Optional[float] = None


class CommentsCounts(Counts):
    unique: Optional[float] = None


class Rights(Model):
    acl_read: bool
    acl_write: bool
    acl_admin: bool
    is_collaborator: Optional[bool] = None
    collaborator_type: Optional[CollaboratorType] = None


class Group(Model):
    id: Optional[str] = None
    name: Optional[str] = None
    type: Optional[GroupType] = None
    users_count: Optional[float] = None
    read_only: Optional[bool] = None
    organization: Optional[str] = None
    creation_date: Optional[datetime] = None


class Collaborator(Rights):
    id: Optional[str] = None
    date: Optional[datetime] = None
    score: Optional[str] = None
    collection: Optional[str] = None
    user: Optional[UserPublic] = None
    group: Optional[Group] = None
    user_email: Optional[str] = None
    invited: Optional[bool] = None


class Me(Model):
    is_liked: bool
    is_in_library: bool


class ScoreDetails(Model):
    id: str
    sharing_key: Optional[str] = None
    title: str
    privacy: Privacy
    user: UserPublic
    html_url: str
    edit_html_url: str
    subtitle: Optional[str] = None
    lyricist: Optional[str] = None
    arranger: Optional[str] = None
    composer: Optional[str] = None
    description: Optional[str] = None
    tags: Optional[List[str]] = None
    creation_type: Optional[CreationType] = None
    license: Optional[License] = None
    license_text: Optional[str] = None
    duration_time: Optional[float] = None
    number_measures: Optional[int] = None
    main_tempo_qpm: Optional[float] = None
    main_key_signature: Optional[float] = None
    rights: Optional[Rights] = None
    collaborators: List[Collaborator]
    creation_date: datetime
    modification_date: Optional[datetime] = None
    publication_date: Optional[datetime] = None
    scheduled_deletion_date: Optional[datetime] = None
    highlighted_date: Optional[datetime] = None
    organization: Optional[str] = None
    parent_score: Optional[str] = None
    instruments: List[str]
    instruments_names: List[str]
    samples: List[str]
    google_drive_file_id: Optional[str] = None
    likes: Optional[Counts] = None
    comments: Optional[CommentsCounts] = None
    views: Optional[Counts] = None
    plays: Optional[Counts] = None
    collections: Optional[List[str]] = None
    me: Optional[Me] = None


class ScoreCreation(Model):
    title: Optional[str] = None
    privacy: Optional[Privacy] = None
    collection: Optional[str] = None
    google_drive_folder: Optional[str] = None
    filename: Optional[str] = None
    data: str
    data_encoding: Optional[str] = None
