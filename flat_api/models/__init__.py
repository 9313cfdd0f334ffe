"""All models. Generated from openapi.yaml; do not edit."""

from flat_api.lazy import attach

__all__ = [
    "AddGroupUserRequest",
    "AddGroupUserResponse",
    "ApiAccessToken",
    "AppScopes",
    "Assignment",
    "AssignmentCopy",
    "AssignmentCopyResponse",
    "AssignmentCopyResponseCapabilities",
    "AssignmentCopyResponseCapabilitiesCanPublishInClassError",
    "AssignmentCopyToClass",
    "AssignmentCopyToResourceLibrary",
    "AssignmentGroup",
    "AssignmentRecordingType",
    "AssignmentReleaseGrades",
    "AssignmentSubmission",
    "AssignmentSubmissionComment",
    "AssignmentSubmissionCommentCreation",
    "AssignmentSubmissionComments",
    "AssignmentSubmissionHistory",
    "AssignmentSubmissionHistoryAttachment",
    "AssignmentSubmissionHistorySource",
    "AssignmentSubmissionHistoryState",
    "AssignmentSubmissionLti",
    "AssignmentSubmissionLtiGradeService",
    "AssignmentSubmissionPlayback",
    "AssignmentSubmissionState",
    "AssignmentSubmissionStudentsMode",
    "AssignmentSubmissionUpdate",
    "AssignmentSubmissionUpdateComments",
    "AssignmentType",
    "AssignmentUpdate",
    "AssignmentUpdateRecordingType",
    "AssignmentUpdateReleaseGrades",
    "ClassAssignment",
    "ClassAssignmentAssigneeMode",
    "ClassAssignmentCanvas",
    "ClassAssignmentLti",
    "ClassAssignmentMfc",
    "ClassAssignmentState",
    "ClassAssignmentUpdate",
    "ClassAssignmentUpdateAssigneeMode",
    "ClassAssignmentUpdateGoogleClassroom",
    "ClassAssignmentUpdateMicrosoftGraph",
    "ClassAssignmentUpdateState",
    "ClassAttachmentCreation",
    "ClassAttachmentCreationType",
    "ClassCreation",
    "ClassDetails",
    "ClassDetailsCanvas",
    "ClassDetailsClever",
    "ClassDetailsCleverSubject",
    "ClassDetailsGoogleClassroom",
    "ClassDetailsGoogleDrive",
    "ClassDetailsIssues",
    "ClassDetailsIssuesSyncInner",
    "ClassDetailsIssuesSyncInnerReason",
    "ClassDetailsLti",
    "ClassDetailsMfc",
    "ClassDetailsMicrosoftGraph",
    "ClassGradeLevel",
    "ClassGroupIdsToApplyToAssignment",
    "ClassRoles",
    "ClassState",
    "ClassUpdate",
    "Collection",
    "CollectionApp",
    "CollectionCapabilities",
    "CollectionContents",
    "CollectionCreation",
    "CollectionModification",
    "CollectionPrivacy",
    "CollectionType",
    "CreditTransaction",
    "CreditTransactionSource",
    "CreditTransactionState",
    "EduLibrary",
    "EduLibraryType",
    "EduLibraryVisibility",
    "EduResource",
    "EduResourceAssignmentCreation",
    "EduResourceCapabilities",
    "EduResourceCopy",
    "EduResourceCreation",
    "EduResourceFolder",
    "EduResourceGrades",
    "EduResourceLtiLink",
    "EduResourceMove",
    "EduResourcePrivacy",
    "EduResourceResource",
    "EduResourceSubjects",
    "EduResourceType",
    "EduResourceUpdate",
    "EduResourceUseInClass",
    "EduSkillsFocused",
    "EduSkillsFocusedInner",
    "FlatErrorResponse",
    "FlatLocales",
    "FlatLocalesString",
    "GetAuthenticatedUserOnlyId",
    "GetScoreRevisionDataUrl",
    "GoogleClassroomCoursework",
    "GoogleClassroomSubmission",
    "Grade",
    "Group",
    "GroupCreation",
    "GroupDetails",
    "GroupType",
    "LicenseMode",
    "LicenseSources",
    "LmsName",
    "LtiConfiguration",
    "LtiConfiguration1p1",
    "LtiConfiguration1p1Tool",
    "LtiConfiguration1p3",
    "LtiConfiguration1p3Base",
    "LtiConfiguration1p3BaseDeploymentMode",
    "LtiConfiguration1p3BaseMode",
    "LtiConfiguration1p3BaseSupportedServices",
    "LtiConfiguration1p3BaseSupportedServicesAgs",
    "LtiConfiguration1p3BaseSupportedServicesDeepLinking",
    "LtiConfiguration1p3BaseSupportedServicesNrps",
    "LtiConfiguration1p3BaseTool",
    "LtiConfiguration1p3Deployment",
    "LtiConfiguration1p3Dynamic",
    "LtiConfiguration1p3Manual",
    "LtiConfigurationBase",
    "LtiConfigurationBaseLtiVersion",
    "LtiConfigurationBaseStatus",
    "LtiConfigurationCreate",
    "LtiConfigurationCreate1p1",
    "LtiConfigurationCreate1p3Deployment",
    "LtiConfigurationCreate1p3Dynamic",
    "LtiConfigurationCreate1p3DynamicPlatformInfo",
    "LtiConfigurationCreate1p3Manual",
    "LtiConfigurationUpdate",
    "LtiConfigurationUpdateDeployment",
    "LtiConfigurationUpdateStandalone",
    "LtiCredentials",
    "LtiCredentialsCreation",
    "MediaAttachment",
    "MediaAttachmentType",
    "MediaScoreSharingMode",
    "MicrosoftGraphAssignment",
    "MicrosoftGraphAssignmentAssignToType",
    "MicrosoftGraphAssignmentState",
    "MicrosoftGraphSubmission",
    "OmrCapabilities",
    "OmrDetailsStepData",
    "OmrDetailsSubmission",
    "OmrDetectedInstrument",
    "OmrDetectedInstrumentResolvedConfidence",
    "OmrImportedMetadata",
    "OmrInstrumentOverride",
    "OmrJob",
    "OmrJobCreation",
    "OmrJobFileMetadata",
    "OmrJobFileUpload",
    "OmrJobFileUploadResult",
    "OmrJobInputFile",
    "OmrJobOutput",
    "OmrJobProgress",
    "OmrJobResult",
    "OmrJobRetention",
    "OmrJobStatus",
    "OmrLocaleDetails",
    "OmrPendingStep",
    "OmrPendingStepData",
    "OmrStepName",
    "OmrStepSubmission",
    "OrganizationInvitation",
    "OrganizationInvitationCreation",
    "OrganizationInvitationCreationOrganizationRole",
    "OrganizationRoles",
    "OrganizationUserAccessTokenCreation",
    "RenameGroupRequest",
    "ResourceCollaborator",
    "ResourceCollaboratorCreation",
    "ResourceRights",
    "ResourceRightsCollaboratorType",
    "ScoreComment",
    "ScoreCommentContext",
    "ScoreCommentCreation",
    "ScoreCommentModeration",
    "ScoreCommentModerationReason",
    "ScoreCommentType",
    "ScoreCommentUpdate",
    "ScoreCommentsCounts",
    "ScoreCreation",
    "ScoreCreationBuilderData",
    "ScoreCreationBuilderDataLayoutData",
    "ScoreCreationBuilderDataLayoutDataLengthUnit",
    "ScoreCreationBuilderDataScoreData",
    "ScoreCreationBuilderDataScoreDataInstrumentsInner",
    "ScoreCreationCommon",
    "ScoreCreationFileImport",
    "ScoreCreationFromBuilder",
    "ScoreCreationGoogleDriveImport",
    "ScoreCreationType",
    "ScoreDetails",
    "ScoreDetailsMe",
    "ScoreFork",
    "ScoreLicense",
    "ScoreLikesCounts",
    "ScoreModification",
    "ScorePlaysCounts",
    "ScorePrivacy",
    "ScoreRevision",
    "ScoreRevisionCreation",
    "ScoreRevisionStatistics",
    "ScoreSource",
    "ScoreSummary",
    "ScoreTrack",
    "ScoreTrackCreation",
    "ScoreTrackCreationResponse",
    "ScoreTrackPoint",
    "ScoreTrackPointType",
    "ScoreTrackPurpose",
    "ScoreTrackState",
    "ScoreTrackType",
    "ScoreTrackUpdate",
    "ScoreViewsCounts",
    "Task",
    "TaskExportOptions",
    "TaskProgress",
    "TaskResult",
    "TaskState",
    "TeachingTheme",
    "TutteoProduct",
    "UserAdminUpdate",
    "UserAzureDetails",
    "UserBasics",
    "UserBasicsType",
    "UserCommunityProfileLinks",
    "UserCreation",
    "UserCreationRole",
    "UserDetails",
    "UserDetailsAdmin",
    "UserDetailsAdminLicense",
    "UserPublic",
    "UserPublicSummary",
    "UserSigninLink",
    "UserSigninLinkCreation",
]

# Not imported from typing, which takes longer to load than this package. Without the annotation, jedi would
# not look behind it.
TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    from .api_access_token import ApiAccessToken
    from .app_scopes import AppScopes
    from .assignment import (
        Assignment,
        AssignmentRecordingType,
        AssignmentReleaseGrades,
        AssignmentSubmissionStudentsMode,
    )
    from .assignment_copy import AssignmentCopy, AssignmentCopyToClass, AssignmentCopyToResourceLibrary
    from .assignment_copy_response import AssignmentCopyResponse
    from .assignment_copy_response_capabilities import AssignmentCopyResponseCapabilities
    from .assignment_copy_response_capabilities_can_publish_in_class_error import (
        AssignmentCopyResponseCapabilitiesCanPublishInClassError,
    )
    from .assignment_submission import (
        AssignmentSubmission,
        AssignmentSubmissionComments,
        AssignmentSubmissionLti,
        AssignmentSubmissionLtiGradeService,
        AssignmentSubmissionPlayback,
    )
    from .assignment_submission_comment import AssignmentSubmissionComment
    from .assignment_submission_comment_creation import AssignmentSubmissionCommentCreation
    from .assignment_submission_history import AssignmentSubmissionHistory, AssignmentSubmissionHistorySource
    from .assignment_submission_history_attachment import AssignmentSubmissionHistoryAttachment
    from .assignment_submission_history_state import AssignmentSubmissionHistoryState
    from .assignment_submission_state import AssignmentSubmissionState
    from .assignment_submission_update import AssignmentSubmissionUpdate
    from .assignment_submission_update_comments import AssignmentSubmissionUpdateComments
    from .assignment_type import AssignmentType
    from .assignment_update import AssignmentUpdate, AssignmentUpdateRecordingType, AssignmentUpdateReleaseGrades
    from .class_assignment import AssignmentGroup, ClassAssignment, ClassAssignmentAssigneeMode, ClassAssignmentState
    from .class_assignment_canvas import ClassAssignmentCanvas
    from .class_assignment_lti import ClassAssignmentLti
    from .class_assignment_mfc import ClassAssignmentMfc
    from .class_assignment_update import (
        ClassAssignmentUpdate,
        ClassAssignmentUpdateAssigneeMode,
        ClassAssignmentUpdateState,
        ClassGroupIdsToApplyToAssignment,
    )
    from .class_assignment_update_google_classroom import ClassAssignmentUpdateGoogleClassroom
    from .class_assignment_update_microsoft_graph import ClassAssignmentUpdateMicrosoftGraph
    from .class_attachment_creation import ClassAttachmentCreation, ClassAttachmentCreationType
    from .class_creation import ClassCreation
    from .class_details import ClassDetails
    from .class_details_canvas import ClassDetailsCanvas
    from .class_details_clever import ClassDetailsClever, ClassDetailsCleverSubject
    from .class_details_google_classroom import ClassDetailsGoogleClassroom
    from .class_details_google_drive import ClassDetailsGoogleDrive
    from .class_details_issues import ClassDetailsIssues
    from .class_details_issues_sync_inner import ClassDetailsIssuesSyncInner, ClassDetailsIssuesSyncInnerReason
    from .class_details_lti import ClassDetailsLti
    from .class_details_mfc import ClassDetailsMfc
    from .class_details_microsoft_graph import ClassDetailsMicrosoftGraph
    from .class_grade_level import ClassGradeLevel
    from .class_roles import ClassRoles
    from .class_state import ClassState
    from .class_update import ClassUpdate
    from .collection import Collection, CollectionContents
    from .collection_app import CollectionApp
    from .collection_capabilities import CollectionCapabilities
    from .collection_creation import CollectionCreation
    from .collection_modification import CollectionModification
    from .collection_privacy import CollectionPrivacy
    from .collection_type import CollectionType
    from .credit_transaction import CreditTransaction, CreditTransactionSource, CreditTransactionState
    from .edu_library import EduLibrary, EduLibraryType, EduLibraryVisibility
    from .edu_resource import (
        EduResource,
        EduResourceGrades,
        EduResourceLtiLink,
        EduResourceSubjects,
        Grade,
        TeachingTheme,
    )
    from .edu_resource_capabilities import EduResourceCapabilities
    from .edu_resource_copy import EduResourceCopy
    from .edu_resource_creation import EduResourceAssignmentCreation, EduResourceCreation
    from .edu_resource_move import EduResourceMove
    from .edu_resource_privacy import EduResourcePrivacy
    from .edu_resource_resource import EduResourceFolder, EduResourceResource
    from .edu_resource_type import EduResourceType
    from .edu_resource_update import EduResourceUpdate
    from .edu_resource_use_in_class import EduResourceUseInClass
    from .edu_skills_focused import EduSkillsFocused, EduSkillsFocusedInner
    from .flat_error_response import FlatErrorResponse
    from .flat_locales import FlatLocales, FlatLocalesString
    from .get_authenticated_user_only_id import GetAuthenticatedUserOnlyId
    from .get_score_revision_data_url import GetScoreRevisionDataUrl
    from .google_classroom_coursework import GoogleClassroomCoursework
    from .google_classroom_submission import GoogleClassroomSubmission
    from .group import Group
    from .group_details import (
        AddGroupUserRequest,
        AddGroupUserResponse,
        GroupCreation,
        GroupDetails,
        RenameGroupRequest,
    )
    from .group_type import GroupType
    from .license_mode import LicenseMode
    from .license_sources import LicenseSources
    from .lms_name import LmsName
    from .lti_configuration import (
        LtiConfiguration,
        LtiConfiguration1p1,
        LtiConfiguration1p1Tool,
        LtiConfiguration1p3,
        LtiConfiguration1p3Base,
        LtiConfiguration1p3BaseDeploymentMode,
        LtiConfiguration1p3BaseMode,
        LtiConfiguration1p3BaseSupportedServices,
        LtiConfiguration1p3BaseSupportedServicesAgs,
        LtiConfiguration1p3BaseSupportedServicesDeepLinking,
        LtiConfiguration1p3BaseSupportedServicesNrps,
        LtiConfiguration1p3BaseTool,
        LtiConfiguration1p3Deployment,
        LtiConfiguration1p3Dynamic,
        LtiConfiguration1p3Manual,
        LtiConfigurationBase,
        LtiConfigurationBaseLtiVersion,
        LtiConfigurationBaseStatus,
        LtiConfigurationCreate,
        LtiConfigurationCreate1p1,
        LtiConfigurationCreate1p3Deployment,
        LtiConfigurationCreate1p3Dynamic,
        LtiConfigurationCreate1p3DynamicPlatformInfo,
        LtiConfigurationCreate1p3Manual,
        LtiConfigurationUpdate,
        LtiConfigurationUpdateDeployment,
        LtiConfigurationUpdateStandalone,
    )
    from .lti_credentials import LtiCredentials
    from .lti_credentials_creation import LtiCredentialsCreation
    from .media_attachment import MediaAttachment, MediaAttachmentType
    from .media_score_sharing_mode import MediaScoreSharingMode
    from .microsoft_graph_assignment import (
        MicrosoftGraphAssignment,
        MicrosoftGraphAssignmentAssignToType,
        MicrosoftGraphAssignmentState,
    )
    from .microsoft_graph_submission import MicrosoftGraphSubmission
    from .omr import (
        OmrCapabilities,
        OmrDetailsStepData,
        OmrDetailsSubmission,
        OmrDetectedInstrument,
        OmrDetectedInstrumentResolvedConfidence,
        OmrImportedMetadata,
        OmrInstrumentOverride,
        OmrJob,
        OmrJobCreation,
        OmrJobFileMetadata,
        OmrJobFileUpload,
        OmrJobFileUploadResult,
        OmrJobInputFile,
        OmrJobOutput,
        OmrJobProgress,
        OmrJobResult,
        OmrJobRetention,
        OmrJobStatus,
        OmrLocaleDetails,
        OmrPendingStep,
        OmrPendingStepData,
        OmrStepName,
        OmrStepSubmission,
    )
    from .organization_invitation import OrganizationInvitation
    from .organization_invitation_creation import (
        OrganizationInvitationCreation,
        OrganizationInvitationCreationOrganizationRole,
    )
    from .organization_roles import OrganizationRoles
    from .organization_user_access_token_creation import OrganizationUserAccessTokenCreation
    from .resource_collaborator import ResourceCollaborator
    from .resource_collaborator_creation import ResourceCollaboratorCreation
    from .resource_rights import ResourceRights, ResourceRightsCollaboratorType
    from .score_comment import ScoreComment, ScoreCommentType
    from .score_comment_context import ScoreCommentContext
    from .score_comment_creation import ScoreCommentCreation
    from .score_comment_moderation import ScoreCommentModeration, ScoreCommentModerationReason
    from .score_comment_update import ScoreCommentUpdate
    from .score_comments_counts import ScoreCommentsCounts
    from .score_creation import (
        ScoreCreation,
        ScoreCreationCommon,
        ScoreCreationFileImport,
        ScoreCreationFromBuilder,
        ScoreCreationGoogleDriveImport,
    )
    from .score_creation_builder_data import ScoreCreationBuilderData
    from .score_creation_builder_data_layout_data import (
        ScoreCreationBuilderDataLayoutData,
        ScoreCreationBuilderDataLayoutDataLengthUnit,
    )
    from .score_creation_builder_data_score_data import ScoreCreationBuilderDataScoreData
    from .score_creation_builder_data_score_data_instruments_inner import (
        ScoreCreationBuilderDataScoreDataInstrumentsInner,
    )
    from .score_creation_type import ScoreCreationType
    from .score_details import ScoreDetails, ScoreDetailsMe, ScoreSummary
    from .score_fork import ScoreFork
    from .score_license import ScoreLicense
    from .score_likes_counts import ScoreLikesCounts
    from .score_modification import ScoreModification
    from .score_plays_counts import ScorePlaysCounts
    from .score_privacy import ScorePrivacy
    from .score_revision import ScoreRevision
    from .score_revision_creation import ScoreRevisionCreation
    from .score_revision_statistics import ScoreRevisionStatistics
    from .score_source import ScoreSource
    from .score_track import ScoreTrack, ScoreTrackCreationResponse, ScoreTrackPurpose
    from .score_track_creation import ScoreTrackCreation
    from .score_track_point import ScoreTrackPoint, ScoreTrackPointType
    from .score_track_state import ScoreTrackState
    from .score_track_type import ScoreTrackType
    from .score_track_update import ScoreTrackUpdate
    from .score_views_counts import ScoreViewsCounts
    from .task import Task, TaskState
    from .task_export_options import TaskExportOptions
    from .task_progress import TaskProgress
    from .task_result import TaskResult
    from .user_admin_update import UserAdminUpdate
    from .user_azure_details import UserAzureDetails
    from .user_basics import TutteoProduct, UserBasics, UserBasicsType
    from .user_community_profile_links import UserCommunityProfileLinks
    from .user_creation import UserCreation, UserCreationRole
    from .user_details import UserDetails
    from .user_details_admin import UserDetailsAdmin
    from .user_details_admin_license import UserDetailsAdminLicense
    from .user_public import UserPublic
    from .user_public_summary import UserPublicSummary
    from .user_signin_link import UserSigninLink
    from .user_signin_link_creation import UserSigninLinkCreation
else:
    _MODULES = {
        "assignment": ("AssignmentRecordingType", "AssignmentReleaseGrades", "AssignmentSubmissionStudentsMode"),
        "assignment_copy": ("AssignmentCopyToClass", "AssignmentCopyToResourceLibrary"),
        "assignment_submission": (
            "AssignmentSubmissionComments",
            "AssignmentSubmissionLti",
            "AssignmentSubmissionLtiGradeService",
            "AssignmentSubmissionPlayback",
        ),
        "assignment_submission_history": ("AssignmentSubmissionHistorySource",),
        "assignment_update": ("AssignmentUpdateRecordingType", "AssignmentUpdateReleaseGrades"),
        "class_assignment": ("AssignmentGroup", "ClassAssignmentAssigneeMode", "ClassAssignmentState"),
        "class_assignment_update": (
            "ClassAssignmentUpdateAssigneeMode",
            "ClassAssignmentUpdateState",
            "ClassGroupIdsToApplyToAssignment",
        ),
        "class_attachment_creation": ("ClassAttachmentCreationType",),
        "class_details_clever": ("ClassDetailsCleverSubject",),
        "class_details_issues_sync_inner": ("ClassDetailsIssuesSyncInnerReason",),
        "collection": ("CollectionContents",),
        "credit_transaction": ("CreditTransactionSource", "CreditTransactionState"),
        "edu_library": ("EduLibraryType", "EduLibraryVisibility"),
        "edu_resource": ("EduResourceGrades", "EduResourceLtiLink", "EduResourceSubjects", "Grade", "TeachingTheme"),
        "edu_resource_creation": ("EduResourceAssignmentCreation",),
        "edu_resource_resource": ("EduResourceFolder",),
        "edu_skills_focused": ("EduSkillsFocusedInner",),
        "flat_locales": ("FlatLocalesString",),
        "group_details": ("AddGroupUserRequest", "AddGroupUserResponse", "GroupCreation", "RenameGroupRequest"),
        "lti_configuration": (
            "LtiConfiguration1p1",
            "LtiConfiguration1p1Tool",
            "LtiConfiguration1p3",
            "LtiConfiguration1p3Base",
            "LtiConfiguration1p3BaseDeploymentMode",
            "LtiConfiguration1p3BaseMode",
            "LtiConfiguration1p3BaseSupportedServices",
            "LtiConfiguration1p3BaseSupportedServicesAgs",
            "LtiConfiguration1p3BaseSupportedServicesDeepLinking",
            "LtiConfiguration1p3BaseSupportedServicesNrps",
            "LtiConfiguration1p3BaseTool",
            "LtiConfiguration1p3Deployment",
            "LtiConfiguration1p3Dynamic",
            "LtiConfiguration1p3Manual",
            "LtiConfigurationBase",
            "LtiConfigurationBaseLtiVersion",
            "LtiConfigurationBaseStatus",
            "LtiConfigurationCreate",
            "LtiConfigurationCreate1p1",
            "LtiConfigurationCreate1p3Deployment",
            "LtiConfigurationCreate1p3Dynamic",
            "LtiConfigurationCreate1p3DynamicPlatformInfo",
            "LtiConfigurationCreate1p3Manual",
            "LtiConfigurationUpdate",
            "LtiConfigurationUpdateDeployment",
            "LtiConfigurationUpdateStandalone",
        ),
        "media_attachment": ("MediaAttachmentType",),
        "microsoft_graph_assignment": ("MicrosoftGraphAssignmentAssignToType", "MicrosoftGraphAssignmentState"),
        "omr": (
            "OmrCapabilities",
            "OmrDetailsStepData",
            "OmrDetailsSubmission",
            "OmrDetectedInstrument",
            "OmrDetectedInstrumentResolvedConfidence",
            "OmrImportedMetadata",
            "OmrInstrumentOverride",
            "OmrJob",
            "OmrJobCreation",
            "OmrJobFileMetadata",
            "OmrJobFileUpload",
            "OmrJobFileUploadResult",
            "OmrJobInputFile",
            "OmrJobOutput",
            "OmrJobProgress",
            "OmrJobResult",
            "OmrJobRetention",
            "OmrJobStatus",
            "OmrLocaleDetails",
            "OmrPendingStep",
            "OmrPendingStepData",
            "OmrStepName",
            "OmrStepSubmission",
        ),
        "organization_invitation_creation": ("OrganizationInvitationCreationOrganizationRole",),
        "resource_rights": ("ResourceRightsCollaboratorType",),
        "score_comment": ("ScoreCommentType",),
        "score_comment_moderation": ("ScoreCommentModerationReason",),
        "score_creation": (
            "ScoreCreationCommon",
            "ScoreCreationFileImport",
            "ScoreCreationFromBuilder",
            "ScoreCreationGoogleDriveImport",
        ),
        "score_creation_builder_data_layout_data": ("ScoreCreationBuilderDataLayoutDataLengthUnit",),
        "score_details": ("ScoreDetailsMe", "ScoreSummary"),
        "score_track": ("ScoreTrackCreationResponse", "ScoreTrackPurpose"),
        "score_track_point": ("ScoreTrackPointType",),
        "task": ("TaskState",),
        "user_basics": ("TutteoProduct", "UserBasicsType"),
        "user_creation": ("UserCreationRole",),
    }
    __getattr__, __dir__ = attach(globals(), _MODULES, names=__all__)
