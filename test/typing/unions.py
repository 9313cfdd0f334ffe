"""Unions and enums as type checkers must know them. Checked by mypy and pyright, both strict; never run.

An error in a block that a checker takes for unreachable would not be reported, and the ignore comment not be needed.
"""

# mypy: warn-unreachable
# pyright: reportUnnecessaryTypeIgnoreComment=true

from typing import List, Optional, Union

from typing_extensions import Literal, assert_type

import flat_api


def variants_of_a_response(lti: flat_api.LtiConfiguration) -> None:
    """``isinstance`` with a variant leads to a block that is checked."""
    assert_type(lti.id, str)
    assert_type(lti.lti_version, Literal["1p1", "1p3"])
    if isinstance(lti, flat_api.LtiConfiguration1p1):
        assert_type(lti.id, str)
        assert_type(lti.consumer_key, Optional[str])
        print(lti.no_such_field)  # type: ignore[attr-defined]
    elif isinstance(lti, flat_api.LtiConfiguration1p3):
        if isinstance(lti, flat_api.LtiConfiguration1p3Dynamic):
            assert_type(lti.registration_url, Optional[str])
            print(lti.no_such_field)  # type: ignore[attr-defined]
        elif isinstance(lti, flat_api.LtiConfiguration1p3Manual):
            assert_type(lti.client_id, Optional[str])
            print(lti.no_such_field)  # type: ignore[attr-defined]


def variants_of_a_request(creation: flat_api.ScoreCreation) -> None:
    """The same for a union that programs make."""
    creation.title = "Evening"
    creation.privacy = flat_api.ScorePrivacy.PUBLIC
    if isinstance(creation, flat_api.ScoreCreationFileImport):
        assert_type(creation.data, str)
        print(creation.no_such_field)  # type: ignore[attr-defined]
    elif isinstance(creation, flat_api.ScoreCreationGoogleDriveImport):
        assert_type(creation.source, flat_api.ScoreSource)
        print(creation.no_such_field)  # type: ignore[attr-defined]


def every_union(
    copy: flat_api.AssignmentCopy,
    resource: flat_api.EduResourceResource,
    step: flat_api.OmrPendingStepData,
    answer: flat_api.OmrStepSubmission,
) -> None:
    """Each union of the contract can be one of its variants."""
    if isinstance(copy, flat_api.AssignmentCopyToClass):
        print(copy.no_such_field)  # type: ignore[attr-defined]
    if isinstance(resource, flat_api.Assignment):
        print(resource.no_such_field)  # type: ignore[attr-defined]
    if isinstance(step, flat_api.OmrDetailsStepData):
        print(step.no_such_field)  # type: ignore[attr-defined]
    if isinstance(answer, flat_api.OmrDetailsSubmission):
        print(answer.no_such_field)  # type: ignore[attr-defined]


def enums(client: flat_api.FlatClient, role: flat_api.UserCreationRole) -> None:
    """A constructor takes an enum, or its value."""
    flat_api.UserCreation(username="u", password="secret", role="teacher")
    flat_api.UserCreation(username="u", password="secret", role=role)
    flat_api.UserCreation(username="u", password="secret", role=None)
    flat_api.UserCreation(username="u", password="secret", role="techer")  # type: ignore[arg-type]
    flat_api.UserCreation(username="u")  # type: ignore[call-arg]
    flat_api.UserCreation(username="u", password="secret", rol="teacher")  # type: ignore[call-arg]
    flat_api.ScoreCreation(title="Evening", data="...", privacy="public")
    flat_api.ScoreCreation(title="Evening", data="...", privacy="pubic")  # type: ignore[arg-type]
    flat_api.ScoreFork(collection="root")
    assert_type(flat_api.UserCreation(username="u", password="secret").role, Optional[flat_api.UserCreationRole])
    skills: List[Union[flat_api.EduSkillsFocusedInner, Literal["notation"]]] = ["notation"]
    flat_api.ClassCreation(name="Choir", skills_focused=skills)
    flat_api.ClassCreation(name="Choir", skills_focused=["notation", flat_api.EduSkillsFocusedInner.OTHER])
    flat_api.ClassCreation(name="Choir", skills_focused=flat_api.EduSkillsFocused(["notation"]))
    flat_api.ClassCreation(name="Choir", skills_focused=["dance"])  # type: ignore[list-item]


def nested(client: flat_api.FlatClient) -> None:
    """A model inside another may be a mapping."""
    flat_api.ClassAssignmentUpdate(type="performance", state="draft", attachments=[{"type": "link", "url": "..."}])
    flat_api.ClassAssignmentUpdate(attachments=[flat_api.ClassAttachmentCreation(type="rich")])
    flat_api.ClassAssignmentUpdate(attachments=[7])  # type: ignore[list-item]


def assignments(client: flat_api.FlatClient) -> None:
    """A call about an assignment of a class returns the type that a listing holds."""
    listed = client.class_.list_assignments("x")
    assert_type(listed, List[flat_api.ClassAssignment])
    assert_type(client.class_.create_class_assignment("x", {"title": "..."}), flat_api.ClassAssignment)
    assert_type(client.class_.get_assignment("x", "y"), flat_api.ClassAssignment)
    assert_type(client.class_.update_class_assignment("x", "y", {}), flat_api.ClassAssignment)


def errors(error: flat_api.ModelValidationError) -> None:
    """Members of the error of a model."""
    assert_type(error.field, str)
    base: flat_api.ApiValueError = error
    also: ValueError = base
    print(also, error.errors()[0]["loc"])
