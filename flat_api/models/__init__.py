"""All models. Generated from openapi.yaml; do not edit."""

from flat_api.lazy import attach

# fmt: off
__all__ = [
    "AddGroupUserRequest", "AddGroupUserResponse", "ApiAccessToken", "AppScopes", "Assignment", "AssignmentCopy",
    "AssignmentCopyResponse", "AssignmentCopyResponseCapabilities",
    "AssignmentCopyResponseCapabilitiesCanPublishInClassError", "AssignmentCopyToClass",
    "AssignmentCopyToResourceLibrary", "AssignmentGroup", "AssignmentRecordingType", "AssignmentReleaseGrades",
    "AssignmentSubmission", "AssignmentSubmissionComment", "AssignmentSubmissionCommentCreation",
    "AssignmentSubmissionComments", "AssignmentSubmissionHistory", "AssignmentSubmissionHistoryAttachment",
    "AssignmentSubmissionHistorySource", "AssignmentSubmissionHistoryState", "AssignmentSubmissionLti",
    "AssignmentSubmissionLtiGradeService", "AssignmentSubmissionPlayback", "AssignmentSubmissionState",
    "AssignmentSubmissionStudentsMode", "AssignmentSubmissionUpdate", "AssignmentSubmissionUpdateComments",
    "AssignmentType", "AssignmentUpdate", "AssignmentUpdateRecordingType", "AssignmentUpdateReleaseGrades",
    "ClassAssignment", "ClassAssignmentAssigneeMode", "ClassAssignmentCanvas", "ClassAssignmentLti",
    "ClassAssignmentMfc", "ClassAssignmentState", "ClassAssignmentUpdate", "ClassAssignmentUpdateAssigneeMode",
    "ClassAssignmentUpdateGoogleClassroom", "ClassAssignmentUpdateMicrosoftGraph", "ClassAssignmentUpdateState",
    "ClassAttachmentCreation", "ClassAttachmentCreationType", "ClassCreation", "ClassDetails", "ClassDetailsCanvas",
    "ClassDetailsClever", "ClassDetailsCleverSubject", "ClassDetailsGoogleClassroom", "ClassDetailsGoogleDrive",
    "ClassDetailsIssues", "ClassDetailsIssuesSyncInner", "ClassDetailsIssuesSyncInnerReason", "ClassDetailsLti",
    "ClassDetailsMfc", "ClassDetailsMicrosoftGraph", "ClassGradeLevel", "ClassGroupIdsToApplyToAssignment",
    "ClassRoles", "ClassState", "ClassUpdate", "Collection", "CollectionApp", "CollectionCapabilities",
    "CollectionContents", "CollectionCreation", "CollectionModification", "CollectionPrivacy", "CollectionType",
    "CreditTransaction", "CreditTransactionSource", "CreditTransactionState", "EduLibrary", "EduLibraryType",
    "EduLibraryVisibility", "EduResource", "EduResourceAssignmentCreation", "EduResourceCapabilities",
    "EduResourceCopy", "EduResourceCreation", "EduResourceFolder", "EduResourceGrades", "EduResourceLtiLink",
    "EduResourceMove", "EduResourcePrivacy", "EduResourceResource", "EduResourceSubjects", "EduResourceType",
    "EduResourceUpdate", "EduResourceUseInClass", "EduSkillsFocused", "EduSkillsFocusedInner", "FlatErrorResponse",
    "FlatLocales", "FlatLocalesString", "GetAuthenticatedUserOnlyId", "GetScoreRevisionDataUrl",
    "GoogleClassroomCoursework", "GoogleClassroomSubmission", "Grade", "Group", "GroupCreation", "GroupDetails",
    "GroupType", "LicenseMode", "LicenseSources", "LmsName", "LtiConfiguration", "LtiConfiguration1p1",
    "LtiConfiguration1p1Tool", "LtiConfiguration1p3", "LtiConfiguration1p3Base",
    "LtiConfiguration1p3BaseDeploymentMode", "LtiConfiguration1p3BaseMode", "LtiConfiguration1p3BaseSupportedServices",
    "LtiConfiguration1p3BaseSupportedServicesAgs", "LtiConfiguration1p3BaseSupportedServicesDeepLinking",
    "LtiConfiguration1p3BaseSupportedServicesNrps", "LtiConfiguration1p3BaseTool", "LtiConfiguration1p3Deployment",
    "LtiConfiguration1p3Dynamic", "LtiConfiguration1p3Manual", "LtiConfigurationBase", "LtiConfigurationBaseLtiVersion",
    "LtiConfigurationBaseStatus", "LtiConfigurationCreate", "LtiConfigurationCreate1p1",
    "LtiConfigurationCreate1p3Deployment", "LtiConfigurationCreate1p3Dynamic",
    "LtiConfigurationCreate1p3DynamicPlatformInfo", "LtiConfigurationCreate1p3Manual", "LtiConfigurationUpdate",
    "LtiConfigurationUpdateDeployment", "LtiConfigurationUpdateStandalone", "LtiCredentials", "LtiCredentialsCreation",
    "MediaAttachment", "MediaAttachmentType", "MediaScoreSharingMode", "MicrosoftGraphAssignment",
    "MicrosoftGraphAssignmentAssignToType", "MicrosoftGraphAssignmentState", "MicrosoftGraphSubmission",
    "OmrCapabilities", "OmrDetailsStepData", "OmrDetailsSubmission", "OmrDetectedInstrument",
    "OmrDetectedInstrumentResolvedConfidence", "OmrImportedMetadata", "OmrInstrumentOverride", "OmrJob",
    "OmrJobCreation", "OmrJobFileMetadata", "OmrJobFileUpload", "OmrJobFileUploadResult", "OmrJobInputFile",
    "OmrJobOutput", "OmrJobProgress", "OmrJobResult", "OmrJobRetention", "OmrJobStatus", "OmrLocaleDetails",
    "OmrPendingStep", "OmrPendingStepData", "OmrStepName", "OmrStepSubmission", "OrganizationInvitation",
    "OrganizationInvitationCreation", "OrganizationInvitationCreationOrganizationRole", "OrganizationRoles",
    "OrganizationUserAccessTokenCreation", "RenameGroupRequest", "ResourceCollaborator", "ResourceCollaboratorCreation",
    "ResourceRights", "ResourceRightsCollaboratorType", "ScoreComment", "ScoreCommentContext", "ScoreCommentCreation",
    "ScoreCommentModeration", "ScoreCommentModerationReason", "ScoreCommentType", "ScoreCommentUpdate",
    "ScoreCommentsCounts", "ScoreCreation", "ScoreCreationBuilderData", "ScoreCreationBuilderDataLayoutData",
    "ScoreCreationBuilderDataLayoutDataLengthUnit", "ScoreCreationBuilderDataScoreData",
    "ScoreCreationBuilderDataScoreDataInstrumentsInner", "ScoreCreationCommon", "ScoreCreationFileImport",
    "ScoreCreationFromBuilder", "ScoreCreationGoogleDriveImport", "ScoreCreationType", "ScoreDetails", "ScoreDetailsMe",
    "ScoreFork", "ScoreLicense", "ScoreLikesCounts", "ScoreModification", "ScorePlaysCounts", "ScorePrivacy",
    "ScoreRevision", "ScoreRevisionCreation", "ScoreRevisionStatistics", "ScoreSource", "ScoreSummary", "ScoreTrack",
    "ScoreTrackCreation", "ScoreTrackCreationResponse", "ScoreTrackPoint", "ScoreTrackPointType", "ScoreTrackPurpose",
    "ScoreTrackState", "ScoreTrackType", "ScoreTrackUpdate", "ScoreViewsCounts", "Task", "TaskExportOptions",
    "TaskProgress", "TaskResult", "TaskState", "TeachingTheme", "TutteoProduct", "UserAdminUpdate", "UserAzureDetails",
    "UserBasics", "UserBasicsType", "UserCommunityProfileLinks", "UserCreation", "UserCreationRole", "UserDetails",
    "UserDetailsAdmin", "UserDetailsAdminLicense", "UserPublic", "UserPublicSummary", "UserSigninLink",
    "UserSigninLinkCreation",
]
# fmt: on

TYPE_CHECKING = False
# fmt: off
if TYPE_CHECKING:
    from flat_api.models import add_group_user_request as add_group_user_request  # noqa: I001
    from flat_api.models import add_group_user_response as add_group_user_response
    from flat_api.models import api_access_token as api_access_token
    from flat_api.models import app_scopes as app_scopes
    from flat_api.models import assignment as assignment
    from flat_api.models import assignment_copy as assignment_copy
    from flat_api.models import assignment_copy_response as assignment_copy_response
    from flat_api.models import assignment_copy_response_capabilities as assignment_copy_response_capabilities
    from flat_api.models import assignment_copy_response_capabilities_can_publish_in_class_error as assignment_copy_response_capabilities_can_publish_in_class_error  # noqa: E501
    from flat_api.models import assignment_copy_to_class as assignment_copy_to_class
    from flat_api.models import assignment_copy_to_resource_library as assignment_copy_to_resource_library
    from flat_api.models import assignment_group as assignment_group
    from flat_api.models import assignment_submission as assignment_submission
    from flat_api.models import assignment_submission_comment as assignment_submission_comment
    from flat_api.models import assignment_submission_comment_creation as assignment_submission_comment_creation
    from flat_api.models import assignment_submission_comments as assignment_submission_comments
    from flat_api.models import assignment_submission_history as assignment_submission_history
    from flat_api.models import assignment_submission_history_attachment as assignment_submission_history_attachment
    from flat_api.models import assignment_submission_history_state as assignment_submission_history_state
    from flat_api.models import assignment_submission_lti as assignment_submission_lti
    from flat_api.models import assignment_submission_playback as assignment_submission_playback
    from flat_api.models import assignment_submission_state as assignment_submission_state
    from flat_api.models import assignment_submission_students_mode as assignment_submission_students_mode
    from flat_api.models import assignment_submission_update as assignment_submission_update
    from flat_api.models import assignment_submission_update_comments as assignment_submission_update_comments
    from flat_api.models import assignment_type as assignment_type
    from flat_api.models import assignment_update as assignment_update
    from flat_api.models import class_assignment as class_assignment
    from flat_api.models import class_assignment_canvas as class_assignment_canvas
    from flat_api.models import class_assignment_lti as class_assignment_lti
    from flat_api.models import class_assignment_mfc as class_assignment_mfc
    from flat_api.models import class_assignment_update as class_assignment_update
    from flat_api.models import class_assignment_update_google_classroom as class_assignment_update_google_classroom
    from flat_api.models import class_assignment_update_microsoft_graph as class_assignment_update_microsoft_graph
    from flat_api.models import class_attachment_creation as class_attachment_creation
    from flat_api.models import class_creation as class_creation
    from flat_api.models import class_details as class_details
    from flat_api.models import class_details_canvas as class_details_canvas
    from flat_api.models import class_details_clever as class_details_clever
    from flat_api.models import class_details_google_classroom as class_details_google_classroom
    from flat_api.models import class_details_google_drive as class_details_google_drive
    from flat_api.models import class_details_issues as class_details_issues
    from flat_api.models import class_details_issues_sync_inner as class_details_issues_sync_inner
    from flat_api.models import class_details_lti as class_details_lti
    from flat_api.models import class_details_mfc as class_details_mfc
    from flat_api.models import class_details_microsoft_graph as class_details_microsoft_graph
    from flat_api.models import class_grade_level as class_grade_level
    from flat_api.models import class_group_ids_to_apply_to_assignment as class_group_ids_to_apply_to_assignment
    from flat_api.models import class_roles as class_roles
    from flat_api.models import class_state as class_state
    from flat_api.models import class_update as class_update
    from flat_api.models import collection as collection
    from flat_api.models import collection_app as collection_app
    from flat_api.models import collection_capabilities as collection_capabilities
    from flat_api.models import collection_contents as collection_contents
    from flat_api.models import collection_creation as collection_creation
    from flat_api.models import collection_modification as collection_modification
    from flat_api.models import collection_privacy as collection_privacy
    from flat_api.models import collection_type as collection_type
    from flat_api.models import credit_transaction as credit_transaction
    from flat_api.models import edu_library as edu_library
    from flat_api.models import edu_resource as edu_resource
    from flat_api.models import edu_resource_assignment_creation as edu_resource_assignment_creation
    from flat_api.models import edu_resource_capabilities as edu_resource_capabilities
    from flat_api.models import edu_resource_copy as edu_resource_copy
    from flat_api.models import edu_resource_creation as edu_resource_creation
    from flat_api.models import edu_resource_folder as edu_resource_folder
    from flat_api.models import edu_resource_grades as edu_resource_grades
    from flat_api.models import edu_resource_lti_link as edu_resource_lti_link
    from flat_api.models import edu_resource_move as edu_resource_move
    from flat_api.models import edu_resource_privacy as edu_resource_privacy
    from flat_api.models import edu_resource_resource as edu_resource_resource
    from flat_api.models import edu_resource_subjects as edu_resource_subjects
    from flat_api.models import edu_resource_type as edu_resource_type
    from flat_api.models import edu_resource_update as edu_resource_update
    from flat_api.models import edu_resource_use_in_class as edu_resource_use_in_class
    from flat_api.models import edu_skills_focused as edu_skills_focused
    from flat_api.models import flat_error_response as flat_error_response
    from flat_api.models import flat_locales as flat_locales
    from flat_api.models import flat_locales_string as flat_locales_string
    from flat_api.models import get_authenticated_user_only_id as get_authenticated_user_only_id
    from flat_api.models import get_score_revision_data_url as get_score_revision_data_url
    from flat_api.models import google_classroom_coursework as google_classroom_coursework
    from flat_api.models import google_classroom_submission as google_classroom_submission
    from flat_api.models import grade as grade
    from flat_api.models import group as group
    from flat_api.models import group_creation as group_creation
    from flat_api.models import group_details as group_details
    from flat_api.models import group_type as group_type
    from flat_api.models import license_mode as license_mode
    from flat_api.models import license_sources as license_sources
    from flat_api.models import lms_name as lms_name
    from flat_api.models import lti_configuration as lti_configuration
    from flat_api.models import lti_configuration1p1 as lti_configuration1p1
    from flat_api.models import lti_configuration1p1_tool as lti_configuration1p1_tool
    from flat_api.models import lti_configuration1p3 as lti_configuration1p3
    from flat_api.models import lti_configuration1p3_base as lti_configuration1p3_base
    from flat_api.models import lti_configuration1p3_base_supported_services as lti_configuration1p3_base_supported_services  # noqa: E501
    from flat_api.models import lti_configuration1p3_base_supported_services_ags as lti_configuration1p3_base_supported_services_ags  # noqa: E501
    from flat_api.models import lti_configuration1p3_base_supported_services_deep_linking as lti_configuration1p3_base_supported_services_deep_linking  # noqa: E501
    from flat_api.models import lti_configuration1p3_base_supported_services_nrps as lti_configuration1p3_base_supported_services_nrps  # noqa: E501
    from flat_api.models import lti_configuration1p3_base_tool as lti_configuration1p3_base_tool
    from flat_api.models import lti_configuration1p3_deployment as lti_configuration1p3_deployment
    from flat_api.models import lti_configuration1p3_dynamic as lti_configuration1p3_dynamic
    from flat_api.models import lti_configuration1p3_manual as lti_configuration1p3_manual
    from flat_api.models import lti_configuration_base as lti_configuration_base
    from flat_api.models import lti_configuration_create as lti_configuration_create
    from flat_api.models import lti_configuration_create1p1 as lti_configuration_create1p1
    from flat_api.models import lti_configuration_create1p3_deployment as lti_configuration_create1p3_deployment
    from flat_api.models import lti_configuration_create1p3_dynamic as lti_configuration_create1p3_dynamic
    from flat_api.models import lti_configuration_create1p3_dynamic_platform_info as lti_configuration_create1p3_dynamic_platform_info  # noqa: E501
    from flat_api.models import lti_configuration_create1p3_manual as lti_configuration_create1p3_manual
    from flat_api.models import lti_configuration_update as lti_configuration_update
    from flat_api.models import lti_configuration_update_deployment as lti_configuration_update_deployment
    from flat_api.models import lti_configuration_update_standalone as lti_configuration_update_standalone
    from flat_api.models import lti_credentials as lti_credentials
    from flat_api.models import lti_credentials_creation as lti_credentials_creation
    from flat_api.models import media_attachment as media_attachment
    from flat_api.models import media_score_sharing_mode as media_score_sharing_mode
    from flat_api.models import microsoft_graph_assignment as microsoft_graph_assignment
    from flat_api.models import microsoft_graph_submission as microsoft_graph_submission
    from flat_api.models import omr_capabilities as omr_capabilities
    from flat_api.models import omr_details_step_data as omr_details_step_data
    from flat_api.models import omr_details_submission as omr_details_submission
    from flat_api.models import omr_detected_instrument as omr_detected_instrument
    from flat_api.models import omr_imported_metadata as omr_imported_metadata
    from flat_api.models import omr_instrument_override as omr_instrument_override
    from flat_api.models import omr_job as omr_job
    from flat_api.models import omr_job_creation as omr_job_creation
    from flat_api.models import omr_job_file_metadata as omr_job_file_metadata
    from flat_api.models import omr_job_file_upload as omr_job_file_upload
    from flat_api.models import omr_job_file_upload_result as omr_job_file_upload_result
    from flat_api.models import omr_job_input_file as omr_job_input_file
    from flat_api.models import omr_job_output as omr_job_output
    from flat_api.models import omr_job_progress as omr_job_progress
    from flat_api.models import omr_job_result as omr_job_result
    from flat_api.models import omr_job_retention as omr_job_retention
    from flat_api.models import omr_job_status as omr_job_status
    from flat_api.models import omr_locale_details as omr_locale_details
    from flat_api.models import omr_pending_step as omr_pending_step
    from flat_api.models import omr_pending_step_data as omr_pending_step_data
    from flat_api.models import omr_step_name as omr_step_name
    from flat_api.models import omr_step_submission as omr_step_submission
    from flat_api.models import organization_invitation as organization_invitation
    from flat_api.models import organization_invitation_creation as organization_invitation_creation
    from flat_api.models import organization_roles as organization_roles
    from flat_api.models import organization_user_access_token_creation as organization_user_access_token_creation
    from flat_api.models import rename_group_request as rename_group_request
    from flat_api.models import resource_collaborator as resource_collaborator
    from flat_api.models import resource_collaborator_creation as resource_collaborator_creation
    from flat_api.models import resource_rights as resource_rights
    from flat_api.models import score_comment as score_comment
    from flat_api.models import score_comment_context as score_comment_context
    from flat_api.models import score_comment_creation as score_comment_creation
    from flat_api.models import score_comment_moderation as score_comment_moderation
    from flat_api.models import score_comment_update as score_comment_update
    from flat_api.models import score_comments_counts as score_comments_counts
    from flat_api.models import score_creation as score_creation
    from flat_api.models import score_creation_builder_data as score_creation_builder_data
    from flat_api.models import score_creation_builder_data_layout_data as score_creation_builder_data_layout_data
    from flat_api.models import score_creation_builder_data_score_data as score_creation_builder_data_score_data
    from flat_api.models import score_creation_builder_data_score_data_instruments_inner as score_creation_builder_data_score_data_instruments_inner  # noqa: E501
    from flat_api.models import score_creation_common as score_creation_common
    from flat_api.models import score_creation_file_import as score_creation_file_import
    from flat_api.models import score_creation_from_builder as score_creation_from_builder
    from flat_api.models import score_creation_google_drive_import as score_creation_google_drive_import
    from flat_api.models import score_creation_type as score_creation_type
    from flat_api.models import score_details as score_details
    from flat_api.models import score_details_me as score_details_me
    from flat_api.models import score_fork as score_fork
    from flat_api.models import score_license as score_license
    from flat_api.models import score_likes_counts as score_likes_counts
    from flat_api.models import score_modification as score_modification
    from flat_api.models import score_plays_counts as score_plays_counts
    from flat_api.models import score_privacy as score_privacy
    from flat_api.models import score_revision as score_revision
    from flat_api.models import score_revision_creation as score_revision_creation
    from flat_api.models import score_revision_statistics as score_revision_statistics
    from flat_api.models import score_source as score_source
    from flat_api.models import score_summary as score_summary
    from flat_api.models import score_track as score_track
    from flat_api.models import score_track_creation as score_track_creation
    from flat_api.models import score_track_creation_response as score_track_creation_response
    from flat_api.models import score_track_point as score_track_point
    from flat_api.models import score_track_purpose as score_track_purpose
    from flat_api.models import score_track_state as score_track_state
    from flat_api.models import score_track_type as score_track_type
    from flat_api.models import score_track_update as score_track_update
    from flat_api.models import score_views_counts as score_views_counts
    from flat_api.models import task as task
    from flat_api.models import task_export_options as task_export_options
    from flat_api.models import task_progress as task_progress
    from flat_api.models import task_result as task_result
    from flat_api.models import teaching_theme as teaching_theme
    from flat_api.models import tutteo_product as tutteo_product
    from flat_api.models import user_admin_update as user_admin_update
    from flat_api.models import user_azure_details as user_azure_details
    from flat_api.models import user_basics as user_basics
    from flat_api.models import user_community_profile_links as user_community_profile_links
    from flat_api.models import user_creation as user_creation
    from flat_api.models import user_details as user_details
    from flat_api.models import user_details_admin as user_details_admin
    from flat_api.models import user_details_admin_license as user_details_admin_license
    from flat_api.models import user_public as user_public
    from flat_api.models import user_public_summary as user_public_summary
    from flat_api.models import user_signin_link as user_signin_link
    from flat_api.models import user_signin_link_creation as user_signin_link_creation
    from flat_api.models.add_group_user_request import AddGroupUserRequest
    from flat_api.models.add_group_user_response import AddGroupUserResponse
    from flat_api.models.api_access_token import ApiAccessToken
    from flat_api.models.app_scopes import AppScopes
    from flat_api.models.assignment import Assignment
    from flat_api.models.assignment import AssignmentRecordingType
    from flat_api.models.assignment import AssignmentReleaseGrades
    from flat_api.models.assignment_copy import AssignmentCopy
    from flat_api.models.assignment_copy_response import AssignmentCopyResponse
    from flat_api.models.assignment_copy_response_capabilities import AssignmentCopyResponseCapabilities
    from flat_api.models.assignment_copy_response_capabilities_can_publish_in_class_error import AssignmentCopyResponseCapabilitiesCanPublishInClassError  # noqa: E501
    from flat_api.models.assignment_copy_to_class import AssignmentCopyToClass
    from flat_api.models.assignment_copy_to_resource_library import AssignmentCopyToResourceLibrary
    from flat_api.models.assignment_group import AssignmentGroup
    from flat_api.models.assignment_submission import AssignmentSubmission
    from flat_api.models.assignment_submission_comment import AssignmentSubmissionComment
    from flat_api.models.assignment_submission_comment_creation import AssignmentSubmissionCommentCreation
    from flat_api.models.assignment_submission_comments import AssignmentSubmissionComments
    from flat_api.models.assignment_submission_history import AssignmentSubmissionHistory
    from flat_api.models.assignment_submission_history import AssignmentSubmissionHistorySource
    from flat_api.models.assignment_submission_history_attachment import AssignmentSubmissionHistoryAttachment
    from flat_api.models.assignment_submission_history_state import AssignmentSubmissionHistoryState
    from flat_api.models.assignment_submission_lti import AssignmentSubmissionLti
    from flat_api.models.assignment_submission_lti import AssignmentSubmissionLtiGradeService
    from flat_api.models.assignment_submission_playback import AssignmentSubmissionPlayback
    from flat_api.models.assignment_submission_state import AssignmentSubmissionState
    from flat_api.models.assignment_submission_students_mode import AssignmentSubmissionStudentsMode
    from flat_api.models.assignment_submission_update import AssignmentSubmissionUpdate
    from flat_api.models.assignment_submission_update_comments import AssignmentSubmissionUpdateComments
    from flat_api.models.assignment_type import AssignmentType
    from flat_api.models.assignment_update import AssignmentUpdate
    from flat_api.models.assignment_update import AssignmentUpdateRecordingType
    from flat_api.models.assignment_update import AssignmentUpdateReleaseGrades
    from flat_api.models.class_assignment import ClassAssignment
    from flat_api.models.class_assignment import ClassAssignmentAssigneeMode
    from flat_api.models.class_assignment import ClassAssignmentState
    from flat_api.models.class_assignment_canvas import ClassAssignmentCanvas
    from flat_api.models.class_assignment_lti import ClassAssignmentLti
    from flat_api.models.class_assignment_mfc import ClassAssignmentMfc
    from flat_api.models.class_assignment_update import ClassAssignmentUpdate
    from flat_api.models.class_assignment_update import ClassAssignmentUpdateAssigneeMode
    from flat_api.models.class_assignment_update import ClassAssignmentUpdateState
    from flat_api.models.class_assignment_update_google_classroom import ClassAssignmentUpdateGoogleClassroom
    from flat_api.models.class_assignment_update_microsoft_graph import ClassAssignmentUpdateMicrosoftGraph
    from flat_api.models.class_attachment_creation import ClassAttachmentCreation
    from flat_api.models.class_attachment_creation import ClassAttachmentCreationType
    from flat_api.models.class_creation import ClassCreation
    from flat_api.models.class_details import ClassDetails
    from flat_api.models.class_details_canvas import ClassDetailsCanvas
    from flat_api.models.class_details_clever import ClassDetailsClever
    from flat_api.models.class_details_clever import ClassDetailsCleverSubject
    from flat_api.models.class_details_google_classroom import ClassDetailsGoogleClassroom
    from flat_api.models.class_details_google_drive import ClassDetailsGoogleDrive
    from flat_api.models.class_details_issues import ClassDetailsIssues
    from flat_api.models.class_details_issues_sync_inner import ClassDetailsIssuesSyncInner
    from flat_api.models.class_details_issues_sync_inner import ClassDetailsIssuesSyncInnerReason
    from flat_api.models.class_details_lti import ClassDetailsLti
    from flat_api.models.class_details_mfc import ClassDetailsMfc
    from flat_api.models.class_details_microsoft_graph import ClassDetailsMicrosoftGraph
    from flat_api.models.class_grade_level import ClassGradeLevel
    from flat_api.models.class_group_ids_to_apply_to_assignment import ClassGroupIdsToApplyToAssignment
    from flat_api.models.class_roles import ClassRoles
    from flat_api.models.class_state import ClassState
    from flat_api.models.class_update import ClassUpdate
    from flat_api.models.collection import Collection
    from flat_api.models.collection_app import CollectionApp
    from flat_api.models.collection_capabilities import CollectionCapabilities
    from flat_api.models.collection_contents import CollectionContents
    from flat_api.models.collection_creation import CollectionCreation
    from flat_api.models.collection_modification import CollectionModification
    from flat_api.models.collection_privacy import CollectionPrivacy
    from flat_api.models.collection_type import CollectionType
    from flat_api.models.credit_transaction import CreditTransaction
    from flat_api.models.credit_transaction import CreditTransactionSource
    from flat_api.models.credit_transaction import CreditTransactionState
    from flat_api.models.edu_library import EduLibrary
    from flat_api.models.edu_library import EduLibraryType
    from flat_api.models.edu_library import EduLibraryVisibility
    from flat_api.models.edu_resource import EduResource
    from flat_api.models.edu_resource_assignment_creation import EduResourceAssignmentCreation
    from flat_api.models.edu_resource_capabilities import EduResourceCapabilities
    from flat_api.models.edu_resource_copy import EduResourceCopy
    from flat_api.models.edu_resource_creation import EduResourceCreation
    from flat_api.models.edu_resource_folder import EduResourceFolder
    from flat_api.models.edu_resource_grades import EduResourceGrades
    from flat_api.models.edu_resource_lti_link import EduResourceLtiLink
    from flat_api.models.edu_resource_move import EduResourceMove
    from flat_api.models.edu_resource_privacy import EduResourcePrivacy
    from flat_api.models.edu_resource_resource import EduResourceResource
    from flat_api.models.edu_resource_subjects import EduResourceSubjects
    from flat_api.models.edu_resource_type import EduResourceType
    from flat_api.models.edu_resource_update import EduResourceUpdate
    from flat_api.models.edu_resource_use_in_class import EduResourceUseInClass
    from flat_api.models.edu_skills_focused import EduSkillsFocused
    from flat_api.models.edu_skills_focused import EduSkillsFocusedInner
    from flat_api.models.flat_error_response import FlatErrorResponse
    from flat_api.models.flat_locales import FlatLocales
    from flat_api.models.flat_locales_string import FlatLocalesString
    from flat_api.models.get_authenticated_user_only_id import GetAuthenticatedUserOnlyId
    from flat_api.models.get_score_revision_data_url import GetScoreRevisionDataUrl
    from flat_api.models.google_classroom_coursework import GoogleClassroomCoursework
    from flat_api.models.google_classroom_submission import GoogleClassroomSubmission
    from flat_api.models.grade import Grade
    from flat_api.models.group import Group
    from flat_api.models.group_creation import GroupCreation
    from flat_api.models.group_details import GroupDetails
    from flat_api.models.group_type import GroupType
    from flat_api.models.license_mode import LicenseMode
    from flat_api.models.license_sources import LicenseSources
    from flat_api.models.lms_name import LmsName
    from flat_api.models.lti_configuration import LtiConfiguration
    from flat_api.models.lti_configuration1p1 import LtiConfiguration1p1
    from flat_api.models.lti_configuration1p1_tool import LtiConfiguration1p1Tool
    from flat_api.models.lti_configuration1p3 import LtiConfiguration1p3
    from flat_api.models.lti_configuration1p3_base import LtiConfiguration1p3Base
    from flat_api.models.lti_configuration1p3_base import LtiConfiguration1p3BaseDeploymentMode
    from flat_api.models.lti_configuration1p3_base import LtiConfiguration1p3BaseMode
    from flat_api.models.lti_configuration1p3_base_supported_services import LtiConfiguration1p3BaseSupportedServices
    from flat_api.models.lti_configuration1p3_base_supported_services_ags import LtiConfiguration1p3BaseSupportedServicesAgs  # noqa: E501
    from flat_api.models.lti_configuration1p3_base_supported_services_deep_linking import LtiConfiguration1p3BaseSupportedServicesDeepLinking  # noqa: E501
    from flat_api.models.lti_configuration1p3_base_supported_services_nrps import LtiConfiguration1p3BaseSupportedServicesNrps  # noqa: E501
    from flat_api.models.lti_configuration1p3_base_tool import LtiConfiguration1p3BaseTool
    from flat_api.models.lti_configuration1p3_deployment import LtiConfiguration1p3Deployment
    from flat_api.models.lti_configuration1p3_dynamic import LtiConfiguration1p3Dynamic
    from flat_api.models.lti_configuration1p3_manual import LtiConfiguration1p3Manual
    from flat_api.models.lti_configuration_base import LtiConfigurationBase
    from flat_api.models.lti_configuration_base import LtiConfigurationBaseLtiVersion
    from flat_api.models.lti_configuration_base import LtiConfigurationBaseStatus
    from flat_api.models.lti_configuration_create import LtiConfigurationCreate
    from flat_api.models.lti_configuration_create1p1 import LtiConfigurationCreate1p1
    from flat_api.models.lti_configuration_create1p3_deployment import LtiConfigurationCreate1p3Deployment
    from flat_api.models.lti_configuration_create1p3_dynamic import LtiConfigurationCreate1p3Dynamic
    from flat_api.models.lti_configuration_create1p3_dynamic_platform_info import LtiConfigurationCreate1p3DynamicPlatformInfo  # noqa: E501
    from flat_api.models.lti_configuration_create1p3_manual import LtiConfigurationCreate1p3Manual
    from flat_api.models.lti_configuration_update import LtiConfigurationUpdate
    from flat_api.models.lti_configuration_update_deployment import LtiConfigurationUpdateDeployment
    from flat_api.models.lti_configuration_update_standalone import LtiConfigurationUpdateStandalone
    from flat_api.models.lti_credentials import LtiCredentials
    from flat_api.models.lti_credentials_creation import LtiCredentialsCreation
    from flat_api.models.media_attachment import MediaAttachment
    from flat_api.models.media_attachment import MediaAttachmentType
    from flat_api.models.media_score_sharing_mode import MediaScoreSharingMode
    from flat_api.models.microsoft_graph_assignment import MicrosoftGraphAssignment
    from flat_api.models.microsoft_graph_assignment import MicrosoftGraphAssignmentAssignToType
    from flat_api.models.microsoft_graph_assignment import MicrosoftGraphAssignmentState
    from flat_api.models.microsoft_graph_submission import MicrosoftGraphSubmission
    from flat_api.models.omr_capabilities import OmrCapabilities
    from flat_api.models.omr_details_step_data import OmrDetailsStepData
    from flat_api.models.omr_details_submission import OmrDetailsSubmission
    from flat_api.models.omr_detected_instrument import OmrDetectedInstrument
    from flat_api.models.omr_detected_instrument import OmrDetectedInstrumentResolvedConfidence
    from flat_api.models.omr_imported_metadata import OmrImportedMetadata
    from flat_api.models.omr_instrument_override import OmrInstrumentOverride
    from flat_api.models.omr_job import OmrJob
    from flat_api.models.omr_job_creation import OmrJobCreation
    from flat_api.models.omr_job_file_metadata import OmrJobFileMetadata
    from flat_api.models.omr_job_file_upload import OmrJobFileUpload
    from flat_api.models.omr_job_file_upload_result import OmrJobFileUploadResult
    from flat_api.models.omr_job_input_file import OmrJobInputFile
    from flat_api.models.omr_job_output import OmrJobOutput
    from flat_api.models.omr_job_progress import OmrJobProgress
    from flat_api.models.omr_job_result import OmrJobResult
    from flat_api.models.omr_job_retention import OmrJobRetention
    from flat_api.models.omr_job_status import OmrJobStatus
    from flat_api.models.omr_locale_details import OmrLocaleDetails
    from flat_api.models.omr_pending_step import OmrPendingStep
    from flat_api.models.omr_pending_step_data import OmrPendingStepData
    from flat_api.models.omr_step_name import OmrStepName
    from flat_api.models.omr_step_submission import OmrStepSubmission
    from flat_api.models.organization_invitation import OrganizationInvitation
    from flat_api.models.organization_invitation_creation import OrganizationInvitationCreation
    from flat_api.models.organization_invitation_creation import OrganizationInvitationCreationOrganizationRole
    from flat_api.models.organization_roles import OrganizationRoles
    from flat_api.models.organization_user_access_token_creation import OrganizationUserAccessTokenCreation
    from flat_api.models.rename_group_request import RenameGroupRequest
    from flat_api.models.resource_collaborator import ResourceCollaborator
    from flat_api.models.resource_collaborator_creation import ResourceCollaboratorCreation
    from flat_api.models.resource_rights import ResourceRights
    from flat_api.models.resource_rights import ResourceRightsCollaboratorType
    from flat_api.models.score_comment import ScoreComment
    from flat_api.models.score_comment import ScoreCommentType
    from flat_api.models.score_comment_context import ScoreCommentContext
    from flat_api.models.score_comment_creation import ScoreCommentCreation
    from flat_api.models.score_comment_moderation import ScoreCommentModeration
    from flat_api.models.score_comment_moderation import ScoreCommentModerationReason
    from flat_api.models.score_comment_update import ScoreCommentUpdate
    from flat_api.models.score_comments_counts import ScoreCommentsCounts
    from flat_api.models.score_creation import ScoreCreation
    from flat_api.models.score_creation_builder_data import ScoreCreationBuilderData
    from flat_api.models.score_creation_builder_data_layout_data import ScoreCreationBuilderDataLayoutData
    from flat_api.models.score_creation_builder_data_layout_data import ScoreCreationBuilderDataLayoutDataLengthUnit
    from flat_api.models.score_creation_builder_data_score_data import ScoreCreationBuilderDataScoreData
    from flat_api.models.score_creation_builder_data_score_data_instruments_inner import ScoreCreationBuilderDataScoreDataInstrumentsInner  # noqa: E501
    from flat_api.models.score_creation_common import ScoreCreationCommon
    from flat_api.models.score_creation_file_import import ScoreCreationFileImport
    from flat_api.models.score_creation_from_builder import ScoreCreationFromBuilder
    from flat_api.models.score_creation_google_drive_import import ScoreCreationGoogleDriveImport
    from flat_api.models.score_creation_type import ScoreCreationType
    from flat_api.models.score_details import ScoreDetails
    from flat_api.models.score_details_me import ScoreDetailsMe
    from flat_api.models.score_fork import ScoreFork
    from flat_api.models.score_license import ScoreLicense
    from flat_api.models.score_likes_counts import ScoreLikesCounts
    from flat_api.models.score_modification import ScoreModification
    from flat_api.models.score_plays_counts import ScorePlaysCounts
    from flat_api.models.score_privacy import ScorePrivacy
    from flat_api.models.score_revision import ScoreRevision
    from flat_api.models.score_revision_creation import ScoreRevisionCreation
    from flat_api.models.score_revision_statistics import ScoreRevisionStatistics
    from flat_api.models.score_source import ScoreSource
    from flat_api.models.score_summary import ScoreSummary
    from flat_api.models.score_track import ScoreTrack
    from flat_api.models.score_track_creation import ScoreTrackCreation
    from flat_api.models.score_track_creation_response import ScoreTrackCreationResponse
    from flat_api.models.score_track_point import ScoreTrackPoint
    from flat_api.models.score_track_point import ScoreTrackPointType
    from flat_api.models.score_track_purpose import ScoreTrackPurpose
    from flat_api.models.score_track_state import ScoreTrackState
    from flat_api.models.score_track_type import ScoreTrackType
    from flat_api.models.score_track_update import ScoreTrackUpdate
    from flat_api.models.score_views_counts import ScoreViewsCounts
    from flat_api.models.task import Task
    from flat_api.models.task import TaskState
    from flat_api.models.task_export_options import TaskExportOptions
    from flat_api.models.task_progress import TaskProgress
    from flat_api.models.task_result import TaskResult
    from flat_api.models.teaching_theme import TeachingTheme
    from flat_api.models.tutteo_product import TutteoProduct
    from flat_api.models.user_admin_update import UserAdminUpdate
    from flat_api.models.user_azure_details import UserAzureDetails
    from flat_api.models.user_basics import UserBasics
    from flat_api.models.user_basics import UserBasicsType
    from flat_api.models.user_community_profile_links import UserCommunityProfileLinks
    from flat_api.models.user_creation import UserCreation
    from flat_api.models.user_creation import UserCreationRole
    from flat_api.models.user_details import UserDetails
    from flat_api.models.user_details_admin import UserDetailsAdmin
    from flat_api.models.user_details_admin_license import UserDetailsAdminLicense
    from flat_api.models.user_public import UserPublic
    from flat_api.models.user_public_summary import UserPublicSummary
    from flat_api.models.user_signin_link import UserSigninLink
    from flat_api.models.user_signin_link_creation import UserSigninLinkCreation
else:
    MODULES = {
        "AddGroupUserRequest": "add_group_user_request", "AddGroupUserResponse": "add_group_user_response",
        "ApiAccessToken": "api_access_token", "AppScopes": "app_scopes", "Assignment": "assignment",
        "AssignmentCopy": "assignment_copy", "AssignmentCopyResponse": "assignment_copy_response",
        "AssignmentCopyResponseCapabilities": "assignment_copy_response_capabilities",
        "AssignmentCopyResponseCapabilitiesCanPublishInClassError": "assignment_copy_response_capabilities_can_publish_in_class_error",  # noqa: E501
        "AssignmentCopyToClass": "assignment_copy_to_class",
        "AssignmentCopyToResourceLibrary": "assignment_copy_to_resource_library", "AssignmentGroup": "assignment_group",
        "AssignmentRecordingType": "assignment", "AssignmentReleaseGrades": "assignment",
        "AssignmentSubmission": "assignment_submission", "AssignmentSubmissionComment": "assignment_submission_comment",
        "AssignmentSubmissionCommentCreation": "assignment_submission_comment_creation",
        "AssignmentSubmissionComments": "assignment_submission_comments",
        "AssignmentSubmissionHistory": "assignment_submission_history",
        "AssignmentSubmissionHistoryAttachment": "assignment_submission_history_attachment",
        "AssignmentSubmissionHistorySource": "assignment_submission_history",
        "AssignmentSubmissionHistoryState": "assignment_submission_history_state",
        "AssignmentSubmissionLti": "assignment_submission_lti",
        "AssignmentSubmissionLtiGradeService": "assignment_submission_lti",
        "AssignmentSubmissionPlayback": "assignment_submission_playback",
        "AssignmentSubmissionState": "assignment_submission_state",
        "AssignmentSubmissionStudentsMode": "assignment_submission_students_mode",
        "AssignmentSubmissionUpdate": "assignment_submission_update",
        "AssignmentSubmissionUpdateComments": "assignment_submission_update_comments",
        "AssignmentType": "assignment_type", "AssignmentUpdate": "assignment_update",
        "AssignmentUpdateRecordingType": "assignment_update", "AssignmentUpdateReleaseGrades": "assignment_update",
        "ClassAssignment": "class_assignment", "ClassAssignmentAssigneeMode": "class_assignment",
        "ClassAssignmentCanvas": "class_assignment_canvas", "ClassAssignmentLti": "class_assignment_lti",
        "ClassAssignmentMfc": "class_assignment_mfc", "ClassAssignmentState": "class_assignment",
        "ClassAssignmentUpdate": "class_assignment_update",
        "ClassAssignmentUpdateAssigneeMode": "class_assignment_update",
        "ClassAssignmentUpdateGoogleClassroom": "class_assignment_update_google_classroom",
        "ClassAssignmentUpdateMicrosoftGraph": "class_assignment_update_microsoft_graph",
        "ClassAssignmentUpdateState": "class_assignment_update", "ClassAttachmentCreation": "class_attachment_creation",
        "ClassAttachmentCreationType": "class_attachment_creation", "ClassCreation": "class_creation",
        "ClassDetails": "class_details", "ClassDetailsCanvas": "class_details_canvas",
        "ClassDetailsClever": "class_details_clever", "ClassDetailsCleverSubject": "class_details_clever",
        "ClassDetailsGoogleClassroom": "class_details_google_classroom",
        "ClassDetailsGoogleDrive": "class_details_google_drive", "ClassDetailsIssues": "class_details_issues",
        "ClassDetailsIssuesSyncInner": "class_details_issues_sync_inner",
        "ClassDetailsIssuesSyncInnerReason": "class_details_issues_sync_inner", "ClassDetailsLti": "class_details_lti",
        "ClassDetailsMfc": "class_details_mfc", "ClassDetailsMicrosoftGraph": "class_details_microsoft_graph",
        "ClassGradeLevel": "class_grade_level",
        "ClassGroupIdsToApplyToAssignment": "class_group_ids_to_apply_to_assignment", "ClassRoles": "class_roles",
        "ClassState": "class_state", "ClassUpdate": "class_update", "Collection": "collection",
        "CollectionApp": "collection_app", "CollectionCapabilities": "collection_capabilities",
        "CollectionContents": "collection_contents", "CollectionCreation": "collection_creation",
        "CollectionModification": "collection_modification", "CollectionPrivacy": "collection_privacy",
        "CollectionType": "collection_type", "CreditTransaction": "credit_transaction",
        "CreditTransactionSource": "credit_transaction", "CreditTransactionState": "credit_transaction",
        "EduLibrary": "edu_library", "EduLibraryType": "edu_library", "EduLibraryVisibility": "edu_library",
        "EduResource": "edu_resource", "EduResourceAssignmentCreation": "edu_resource_assignment_creation",
        "EduResourceCapabilities": "edu_resource_capabilities", "EduResourceCopy": "edu_resource_copy",
        "EduResourceCreation": "edu_resource_creation", "EduResourceFolder": "edu_resource_folder",
        "EduResourceGrades": "edu_resource_grades", "EduResourceLtiLink": "edu_resource_lti_link",
        "EduResourceMove": "edu_resource_move", "EduResourcePrivacy": "edu_resource_privacy",
        "EduResourceResource": "edu_resource_resource", "EduResourceSubjects": "edu_resource_subjects",
        "EduResourceType": "edu_resource_type", "EduResourceUpdate": "edu_resource_update",
        "EduResourceUseInClass": "edu_resource_use_in_class", "EduSkillsFocused": "edu_skills_focused",
        "EduSkillsFocusedInner": "edu_skills_focused", "FlatErrorResponse": "flat_error_response",
        "FlatLocales": "flat_locales", "FlatLocalesString": "flat_locales_string",
        "GetAuthenticatedUserOnlyId": "get_authenticated_user_only_id",
        "GetScoreRevisionDataUrl": "get_score_revision_data_url",
        "GoogleClassroomCoursework": "google_classroom_coursework",
        "GoogleClassroomSubmission": "google_classroom_submission", "Grade": "grade", "Group": "group",
        "GroupCreation": "group_creation", "GroupDetails": "group_details", "GroupType": "group_type",
        "LicenseMode": "license_mode", "LicenseSources": "license_sources", "LmsName": "lms_name",
        "LtiConfiguration": "lti_configuration", "LtiConfiguration1p1": "lti_configuration1p1",
        "LtiConfiguration1p1Tool": "lti_configuration1p1_tool", "LtiConfiguration1p3": "lti_configuration1p3",
        "LtiConfiguration1p3Base": "lti_configuration1p3_base",
        "LtiConfiguration1p3BaseDeploymentMode": "lti_configuration1p3_base",
        "LtiConfiguration1p3BaseMode": "lti_configuration1p3_base",
        "LtiConfiguration1p3BaseSupportedServices": "lti_configuration1p3_base_supported_services",
        "LtiConfiguration1p3BaseSupportedServicesAgs": "lti_configuration1p3_base_supported_services_ags",
        "LtiConfiguration1p3BaseSupportedServicesDeepLinking": "lti_configuration1p3_base_supported_services_deep_linking",  # noqa: E501
        "LtiConfiguration1p3BaseSupportedServicesNrps": "lti_configuration1p3_base_supported_services_nrps",
        "LtiConfiguration1p3BaseTool": "lti_configuration1p3_base_tool",
        "LtiConfiguration1p3Deployment": "lti_configuration1p3_deployment",
        "LtiConfiguration1p3Dynamic": "lti_configuration1p3_dynamic",
        "LtiConfiguration1p3Manual": "lti_configuration1p3_manual", "LtiConfigurationBase": "lti_configuration_base",
        "LtiConfigurationBaseLtiVersion": "lti_configuration_base",
        "LtiConfigurationBaseStatus": "lti_configuration_base", "LtiConfigurationCreate": "lti_configuration_create",
        "LtiConfigurationCreate1p1": "lti_configuration_create1p1",
        "LtiConfigurationCreate1p3Deployment": "lti_configuration_create1p3_deployment",
        "LtiConfigurationCreate1p3Dynamic": "lti_configuration_create1p3_dynamic",
        "LtiConfigurationCreate1p3DynamicPlatformInfo": "lti_configuration_create1p3_dynamic_platform_info",
        "LtiConfigurationCreate1p3Manual": "lti_configuration_create1p3_manual",
        "LtiConfigurationUpdate": "lti_configuration_update",
        "LtiConfigurationUpdateDeployment": "lti_configuration_update_deployment",
        "LtiConfigurationUpdateStandalone": "lti_configuration_update_standalone", "LtiCredentials": "lti_credentials",
        "LtiCredentialsCreation": "lti_credentials_creation", "MediaAttachment": "media_attachment",
        "MediaAttachmentType": "media_attachment", "MediaScoreSharingMode": "media_score_sharing_mode",
        "MicrosoftGraphAssignment": "microsoft_graph_assignment",
        "MicrosoftGraphAssignmentAssignToType": "microsoft_graph_assignment",
        "MicrosoftGraphAssignmentState": "microsoft_graph_assignment",
        "MicrosoftGraphSubmission": "microsoft_graph_submission", "OmrCapabilities": "omr_capabilities",
        "OmrDetailsStepData": "omr_details_step_data", "OmrDetailsSubmission": "omr_details_submission",
        "OmrDetectedInstrument": "omr_detected_instrument",
        "OmrDetectedInstrumentResolvedConfidence": "omr_detected_instrument",
        "OmrImportedMetadata": "omr_imported_metadata", "OmrInstrumentOverride": "omr_instrument_override",
        "OmrJob": "omr_job", "OmrJobCreation": "omr_job_creation", "OmrJobFileMetadata": "omr_job_file_metadata",
        "OmrJobFileUpload": "omr_job_file_upload", "OmrJobFileUploadResult": "omr_job_file_upload_result",
        "OmrJobInputFile": "omr_job_input_file", "OmrJobOutput": "omr_job_output", "OmrJobProgress": "omr_job_progress",
        "OmrJobResult": "omr_job_result", "OmrJobRetention": "omr_job_retention", "OmrJobStatus": "omr_job_status",
        "OmrLocaleDetails": "omr_locale_details", "OmrPendingStep": "omr_pending_step",
        "OmrPendingStepData": "omr_pending_step_data", "OmrStepName": "omr_step_name",
        "OmrStepSubmission": "omr_step_submission", "OrganizationInvitation": "organization_invitation",
        "OrganizationInvitationCreation": "organization_invitation_creation",
        "OrganizationInvitationCreationOrganizationRole": "organization_invitation_creation",
        "OrganizationRoles": "organization_roles",
        "OrganizationUserAccessTokenCreation": "organization_user_access_token_creation",
        "RenameGroupRequest": "rename_group_request", "ResourceCollaborator": "resource_collaborator",
        "ResourceCollaboratorCreation": "resource_collaborator_creation", "ResourceRights": "resource_rights",
        "ResourceRightsCollaboratorType": "resource_rights", "ScoreComment": "score_comment",
        "ScoreCommentContext": "score_comment_context", "ScoreCommentCreation": "score_comment_creation",
        "ScoreCommentModeration": "score_comment_moderation",
        "ScoreCommentModerationReason": "score_comment_moderation", "ScoreCommentType": "score_comment",
        "ScoreCommentUpdate": "score_comment_update", "ScoreCommentsCounts": "score_comments_counts",
        "ScoreCreation": "score_creation", "ScoreCreationBuilderData": "score_creation_builder_data",
        "ScoreCreationBuilderDataLayoutData": "score_creation_builder_data_layout_data",
        "ScoreCreationBuilderDataLayoutDataLengthUnit": "score_creation_builder_data_layout_data",
        "ScoreCreationBuilderDataScoreData": "score_creation_builder_data_score_data",
        "ScoreCreationBuilderDataScoreDataInstrumentsInner": "score_creation_builder_data_score_data_instruments_inner",
        "ScoreCreationCommon": "score_creation_common", "ScoreCreationFileImport": "score_creation_file_import",
        "ScoreCreationFromBuilder": "score_creation_from_builder",
        "ScoreCreationGoogleDriveImport": "score_creation_google_drive_import",
        "ScoreCreationType": "score_creation_type", "ScoreDetails": "score_details",
        "ScoreDetailsMe": "score_details_me", "ScoreFork": "score_fork", "ScoreLicense": "score_license",
        "ScoreLikesCounts": "score_likes_counts", "ScoreModification": "score_modification",
        "ScorePlaysCounts": "score_plays_counts", "ScorePrivacy": "score_privacy", "ScoreRevision": "score_revision",
        "ScoreRevisionCreation": "score_revision_creation", "ScoreRevisionStatistics": "score_revision_statistics",
        "ScoreSource": "score_source", "ScoreSummary": "score_summary", "ScoreTrack": "score_track",
        "ScoreTrackCreation": "score_track_creation", "ScoreTrackCreationResponse": "score_track_creation_response",
        "ScoreTrackPoint": "score_track_point", "ScoreTrackPointType": "score_track_point",
        "ScoreTrackPurpose": "score_track_purpose", "ScoreTrackState": "score_track_state",
        "ScoreTrackType": "score_track_type", "ScoreTrackUpdate": "score_track_update",
        "ScoreViewsCounts": "score_views_counts", "Task": "task", "TaskExportOptions": "task_export_options",
        "TaskProgress": "task_progress", "TaskResult": "task_result", "TaskState": "task",
        "TeachingTheme": "teaching_theme", "TutteoProduct": "tutteo_product", "UserAdminUpdate": "user_admin_update",
        "UserAzureDetails": "user_azure_details", "UserBasics": "user_basics", "UserBasicsType": "user_basics",
        "UserCommunityProfileLinks": "user_community_profile_links", "UserCreation": "user_creation",
        "UserCreationRole": "user_creation", "UserDetails": "user_details", "UserDetailsAdmin": "user_details_admin",
        "UserDetailsAdminLicense": "user_details_admin_license", "UserPublic": "user_public",
        "UserPublicSummary": "user_public_summary", "UserSigninLink": "user_signin_link",
        "UserSigninLinkCreation": "user_signin_link_creation",
    }
    __getattr__, __dir__ = attach(globals(), MODULES)
