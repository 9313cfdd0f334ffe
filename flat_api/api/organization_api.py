"""OrganizationApi. Generated from openapi.yaml; do not edit."""

from __future__ import annotations

from typing import TYPE_CHECKING, overload

from flat_api.api_client import Api
from flat_api.calls.operation import Body, Operation, Parameter
from flat_api.support.redaction import hidden

if TYPE_CHECKING:
    from typing import Any, List, Mapping, Optional, Sequence, Union

    from typing_extensions import Literal, Unpack

    from flat_api.api_response import ApiResponse, RawResponse
    from flat_api.calls.options import RequestOptions
    from flat_api.models.api_access_token import ApiAccessToken
    from flat_api.models.lti_configuration import (
        LtiConfiguration,
        LtiConfigurationCreate,
        LtiConfigurationCreate1p1,
        LtiConfigurationCreate1p3Deployment,
        LtiConfigurationCreate1p3Dynamic,
        LtiConfigurationCreate1p3Manual,
        LtiConfigurationUpdate,
        LtiConfigurationUpdateDeployment,
        LtiConfigurationUpdateStandalone,
    )
    from flat_api.models.lti_credentials import LtiCredentials
    from flat_api.models.lti_credentials_creation import LtiCredentialsCreation
    from flat_api.models.organization_invitation import OrganizationInvitation
    from flat_api.models.organization_invitation_creation import OrganizationInvitationCreation
    from flat_api.models.organization_user_access_token_creation import OrganizationUserAccessTokenCreation
    from flat_api.models.user_admin_update import UserAdminUpdate
    from flat_api.models.user_creation import UserCreation
    from flat_api.models.user_details_admin import UserDetailsAdmin
    from flat_api.models.user_signin_link import UserSigninLink
    from flat_api.models.user_signin_link_creation import UserSigninLinkCreation


class OrganizationApi(Api):
    """Flat for Education: accounts, invitations, licences and LTI settings of a school, for its administrators."""

    _LIST_ORGANIZATION_INVITATIONS = Operation(
        "list_organization_invitations",
        "listOrganizationInvitations",
        "GET",
        "/organizations/invitations",
        parameters=(
            Parameter("role", "role", "query", enum=("user", "teacher", "admin")),
            Parameter("limit", "limit", "query", "integer", minimum=1, maximum=1000),
            Parameter("next", "next", "query"),
            Parameter("previous", "previous", "query"),
        ),
        responses={"200": "List[OrganizationInvitation]"},
        scopes=("edu.admin", "edu.admin.users", "edu.admin.users.readonly"),
        cursors=("next", "previous"),
    )

    @_LIST_ORGANIZATION_INVITATIONS.attach
    def list_organization_invitations(
        self,
        role: Optional[Literal["user", "teacher", "admin"]] = None,
        limit: Optional[int] = None,
        next: Optional[str] = None,
        previous: Optional[str] = None,
        **options: Unpack[RequestOptions],
    ) -> List[OrganizationInvitation]:
        """List the invitations of the organization.

        Args:
            role: Keep only invitations to this role.
            limit: How many items a page holds at most, 1 to 1000. The server's default is ``50``.
            next: Cursor of the following page, from the ``rel="next"`` URL in the ``Link`` header of the
                previous answer. Decode its percent-encoding once before sending it back.
            previous: Cursor of the preceding page, from the ``rel="previous"`` URL in the ``Link`` header of
                the previous answer. Decode its percent-encoding once before sending it back.
            **options: See :class:`RequestOptions`.

        Returns:
            One page of invitations.

        Scopes: ``edu.admin``, ``edu.admin.users``, ``edu.admin.users.readonly``.
        Paged: the header ``Link`` carries ``next`` and ``previous``.
        """
        return self._call(
            self._LIST_ORGANIZATION_INVITATIONS,
            {"role": role, "limit": limit, "next": next, "previous": previous},
            options,
        )

    @_LIST_ORGANIZATION_INVITATIONS.attach
    def list_organization_invitations_with_http_info(
        self,
        role: Optional[Literal["user", "teacher", "admin"]] = None,
        limit: Optional[int] = None,
        next: Optional[str] = None,
        previous: Optional[str] = None,
        **options: Unpack[RequestOptions],
    ) -> ApiResponse[List[OrganizationInvitation]]:
        """Like :meth:`list_organization_invitations`, with status and headers."""
        return self._call_with_http_info(
            self._LIST_ORGANIZATION_INVITATIONS,
            {"role": role, "limit": limit, "next": next, "previous": previous},
            options,
        )

    @_LIST_ORGANIZATION_INVITATIONS.attach
    def list_organization_invitations_without_preload_content(
        self,
        role: Optional[Literal["user", "teacher", "admin"]] = None,
        limit: Optional[int] = None,
        next: Optional[str] = None,
        previous: Optional[str] = None,
        **options: Unpack[RequestOptions],
    ) -> RawResponse:
        """Like :meth:`list_organization_invitations`, unread."""
        return self._call_without_preload_content(
            self._LIST_ORGANIZATION_INVITATIONS,
            {"role": role, "limit": limit, "next": next, "previous": previous},
            options,
        )

    _CREATE_ORGANIZATION_INVITATION = Operation(
        "create_organization_invitation",
        "createOrganizationInvitation",
        "POST",
        "/organizations/invitations",
        body=Body("body", "OrganizationInvitationCreation"),
        responses={"200": "OrganizationInvitation"},
        scopes=("edu.admin", "edu.admin.users"),
    )

    @_CREATE_ORGANIZATION_INVITATION.attach
    def create_organization_invitation(
        self, body: Union[OrganizationInvitationCreation, Mapping[str, Any]], **options: Unpack[RequestOptions]
    ) -> OrganizationInvitation:
        """Invite a teacher or administrator.

        Students need no invitation: create their accounts with ``OrganizationApi.create_organization_user``.

        Args:
            body: Whom to invite, and to which role.
            **options: See :class:`RequestOptions`.

        Returns:
            The new invitation.

        Scopes: ``edu.admin``, ``edu.admin.users``.
        """
        return self._call(self._CREATE_ORGANIZATION_INVITATION, {"body": body}, options)

    @_CREATE_ORGANIZATION_INVITATION.attach
    def create_organization_invitation_with_http_info(
        self, body: Union[OrganizationInvitationCreation, Mapping[str, Any]], **options: Unpack[RequestOptions]
    ) -> ApiResponse[OrganizationInvitation]:
        """Like :meth:`create_organization_invitation`, with status and headers."""
        return self._call_with_http_info(self._CREATE_ORGANIZATION_INVITATION, {"body": body}, options)

    @_CREATE_ORGANIZATION_INVITATION.attach
    def create_organization_invitation_without_preload_content(
        self, body: Union[OrganizationInvitationCreation, Mapping[str, Any]], **options: Unpack[RequestOptions]
    ) -> RawResponse:
        """Like :meth:`create_organization_invitation`, unread."""
        return self._call_without_preload_content(self._CREATE_ORGANIZATION_INVITATION, {"body": body}, options)

    _REMOVE_ORGANIZATION_INVITATION = Operation(
        "remove_organization_invitation",
        "removeOrganizationInvitation",
        "DELETE",
        "/organizations/invitations/{invitation}",
        parameters=(Parameter("invitation", "invitation", "path", required=True),),
        responses={"204": "None"},
        scopes=("edu.admin", "edu.admin.users"),
    )

    @_REMOVE_ORGANIZATION_INVITATION.attach
    def remove_organization_invitation(self, invitation: str, **options: Unpack[RequestOptions]) -> None:
        """Withdraw an invitation.

        Args:
            invitation: ID of the invitation.
            **options: See :class:`RequestOptions`.

        Scopes: ``edu.admin``, ``edu.admin.users``.
        """
        self._call(self._REMOVE_ORGANIZATION_INVITATION, {"invitation": invitation}, options)

    @_REMOVE_ORGANIZATION_INVITATION.attach
    def remove_organization_invitation_with_http_info(
        self, invitation: str, **options: Unpack[RequestOptions]
    ) -> ApiResponse[None]:
        """Like :meth:`remove_organization_invitation`, with status and headers."""
        return self._call_with_http_info(self._REMOVE_ORGANIZATION_INVITATION, {"invitation": invitation}, options)

    @_REMOVE_ORGANIZATION_INVITATION.attach
    def remove_organization_invitation_without_preload_content(
        self, invitation: str, **options: Unpack[RequestOptions]
    ) -> RawResponse:
        """Like :meth:`remove_organization_invitation`, unread."""
        return self._call_without_preload_content(
            self._REMOVE_ORGANIZATION_INVITATION, {"invitation": invitation}, options
        )

    _LIST_LTI_CONFIGURATIONS = Operation(
        "list_lti_configurations",
        "listLtiConfigurations",
        "GET",
        "/organizations/lti/configurations",
        responses={"200": "List[LtiConfiguration]"},
        scopes=("edu.admin", "edu.admin.lti", "edu.admin.lti.readonly"),
    )

    @_LIST_LTI_CONFIGURATIONS.attach
    def list_lti_configurations(self, **options: Unpack[RequestOptions]) -> List[LtiConfiguration]:
        """List the LTI configurations of the organization.

        Args:
            **options: See :class:`RequestOptions`.

        Returns:
            All configurations, of LTI 1.1 and 1.3.

        Scopes: ``edu.admin``, ``edu.admin.lti``, ``edu.admin.lti.readonly``.
        Since version 2.22.0 of the API.
        """
        return self._call(self._LIST_LTI_CONFIGURATIONS, {}, options)

    @_LIST_LTI_CONFIGURATIONS.attach
    def list_lti_configurations_with_http_info(
        self, **options: Unpack[RequestOptions]
    ) -> ApiResponse[List[LtiConfiguration]]:
        """Like :meth:`list_lti_configurations`, with status and headers."""
        return self._call_with_http_info(self._LIST_LTI_CONFIGURATIONS, {}, options)

    @_LIST_LTI_CONFIGURATIONS.attach
    def list_lti_configurations_without_preload_content(self, **options: Unpack[RequestOptions]) -> RawResponse:
        """Like :meth:`list_lti_configurations`, unread."""
        return self._call_without_preload_content(self._LIST_LTI_CONFIGURATIONS, {}, options)

    _CREATE_LTI_CONFIGURATION = Operation(
        "create_lti_configuration",
        "createLtiConfiguration",
        "POST",
        "/organizations/lti/configurations",
        body=Body("lti_configuration_create", "LtiConfigurationCreate"),
        responses={"200": "LtiConfiguration"},
        scopes=("edu.admin", "edu.admin.lti"),
    )

    @_CREATE_LTI_CONFIGURATION.attach
    def create_lti_configuration(
        self,
        lti_configuration_create: Union[
            LtiConfigurationCreate,
            LtiConfigurationCreate1p1,
            LtiConfigurationCreate1p3Dynamic,
            LtiConfigurationCreate1p3Deployment,
            LtiConfigurationCreate1p3Manual,
            Mapping[str, Any],
        ],
        **options: Unpack[RequestOptions],
    ) -> LtiConfiguration:
        """Create an LTI configuration.

        ``mode`` of the body decides how the learning platform is connected. After ``1p3-dynamic``, hand
        ``registrationUrl`` of the answer to the platform, which fills in the rest by itself. Only administrators may do
        this.

        Args:
            lti_configuration_create: The configuration to create; ``mode`` selects the variant.
            **options: See :class:`RequestOptions`.

        Returns:
            The new configuration.

        Scopes: ``edu.admin``, ``edu.admin.lti``.
        Since version 2.22.0 of the API.
        """
        return self._call(
            self._CREATE_LTI_CONFIGURATION, {"lti_configuration_create": lti_configuration_create}, options
        )

    @_CREATE_LTI_CONFIGURATION.attach
    def create_lti_configuration_with_http_info(
        self,
        lti_configuration_create: Union[
            LtiConfigurationCreate,
            LtiConfigurationCreate1p1,
            LtiConfigurationCreate1p3Dynamic,
            LtiConfigurationCreate1p3Deployment,
            LtiConfigurationCreate1p3Manual,
            Mapping[str, Any],
        ],
        **options: Unpack[RequestOptions],
    ) -> ApiResponse[LtiConfiguration]:
        """Like :meth:`create_lti_configuration`, with status and headers."""
        return self._call_with_http_info(
            self._CREATE_LTI_CONFIGURATION, {"lti_configuration_create": lti_configuration_create}, options
        )

    @_CREATE_LTI_CONFIGURATION.attach
    def create_lti_configuration_without_preload_content(
        self,
        lti_configuration_create: Union[
            LtiConfigurationCreate,
            LtiConfigurationCreate1p1,
            LtiConfigurationCreate1p3Dynamic,
            LtiConfigurationCreate1p3Deployment,
            LtiConfigurationCreate1p3Manual,
            Mapping[str, Any],
        ],
        **options: Unpack[RequestOptions],
    ) -> RawResponse:
        """Like :meth:`create_lti_configuration`, unread."""
        return self._call_without_preload_content(
            self._CREATE_LTI_CONFIGURATION, {"lti_configuration_create": lti_configuration_create}, options
        )

    _UPDATE_LTI_CONFIGURATION = Operation(
        "update_lti_configuration",
        "updateLtiConfiguration",
        "PUT",
        "/organizations/lti/configurations/{configuration}",
        parameters=(Parameter("configuration", "configuration", "path", required=True),),
        body=Body("lti_configuration_update", "LtiConfigurationUpdate"),
        responses={"200": "LtiConfiguration"},
        scopes=("edu.admin", "edu.admin.lti"),
    )

    @_UPDATE_LTI_CONFIGURATION.attach
    def update_lti_configuration(
        self,
        configuration: str,
        lti_configuration_update: Union[
            LtiConfigurationUpdate,
            LtiConfigurationUpdateDeployment,
            LtiConfigurationUpdateStandalone,
            Mapping[str, Any],
        ],
        **options: Unpack[RequestOptions],
    ) -> LtiConfiguration:
        """Change an LTI 1.3 configuration.

        Which fields apply depends on the configuration: those of ``LtiConfigurationUpdateDeployment`` in the mode
        ``1p3-deployment``, those of ``LtiConfigurationUpdateStandalone`` where it holds the platform's data itself.

        Args:
            configuration: ID of the LTI configuration.
            lti_configuration_update: The fields to change.
            **options: See :class:`RequestOptions`.

        Returns:
            The configuration after the change.

        Scopes: ``edu.admin``, ``edu.admin.lti``.
        Since version 2.22.0 of the API.
        """
        return self._call(
            self._UPDATE_LTI_CONFIGURATION,
            {"configuration": configuration, "lti_configuration_update": lti_configuration_update},
            options,
        )

    @_UPDATE_LTI_CONFIGURATION.attach
    def update_lti_configuration_with_http_info(
        self,
        configuration: str,
        lti_configuration_update: Union[
            LtiConfigurationUpdate,
            LtiConfigurationUpdateDeployment,
            LtiConfigurationUpdateStandalone,
            Mapping[str, Any],
        ],
        **options: Unpack[RequestOptions],
    ) -> ApiResponse[LtiConfiguration]:
        """Like :meth:`update_lti_configuration`, with status and headers."""
        return self._call_with_http_info(
            self._UPDATE_LTI_CONFIGURATION,
            {"configuration": configuration, "lti_configuration_update": lti_configuration_update},
            options,
        )

    @_UPDATE_LTI_CONFIGURATION.attach
    def update_lti_configuration_without_preload_content(
        self,
        configuration: str,
        lti_configuration_update: Union[
            LtiConfigurationUpdate,
            LtiConfigurationUpdateDeployment,
            LtiConfigurationUpdateStandalone,
            Mapping[str, Any],
        ],
        **options: Unpack[RequestOptions],
    ) -> RawResponse:
        """Like :meth:`update_lti_configuration`, unread."""
        return self._call_without_preload_content(
            self._UPDATE_LTI_CONFIGURATION,
            {"configuration": configuration, "lti_configuration_update": lti_configuration_update},
            options,
        )

    _DELETE_LTI_CONFIGURATION = Operation(
        "delete_lti_configuration",
        "deleteLtiConfiguration",
        "DELETE",
        "/organizations/lti/configurations/{configuration}",
        parameters=(Parameter("configuration", "configuration", "path", required=True),),
        responses={"204": "None"},
        scopes=("edu.admin", "edu.admin.lti"),
    )

    @_DELETE_LTI_CONFIGURATION.attach
    def delete_lti_configuration(self, configuration: str, **options: Unpack[RequestOptions]) -> None:
        """Delete an LTI configuration.

        Args:
            configuration: ID of the LTI configuration.
            **options: See :class:`RequestOptions`.

        Scopes: ``edu.admin``, ``edu.admin.lti``.
        Since version 2.22.0 of the API.
        """
        self._call(self._DELETE_LTI_CONFIGURATION, {"configuration": configuration}, options)

    @_DELETE_LTI_CONFIGURATION.attach
    def delete_lti_configuration_with_http_info(
        self, configuration: str, **options: Unpack[RequestOptions]
    ) -> ApiResponse[None]:
        """Like :meth:`delete_lti_configuration`, with status and headers."""
        return self._call_with_http_info(self._DELETE_LTI_CONFIGURATION, {"configuration": configuration}, options)

    @_DELETE_LTI_CONFIGURATION.attach
    def delete_lti_configuration_without_preload_content(
        self, configuration: str, **options: Unpack[RequestOptions]
    ) -> RawResponse:
        """Like :meth:`delete_lti_configuration`, unread."""
        return self._call_without_preload_content(
            self._DELETE_LTI_CONFIGURATION, {"configuration": configuration}, options
        )

    _LIST_LTI_CREDENTIALS = Operation(
        "list_lti_credentials",
        "listLtiCredentials",
        "GET",
        "/organizations/lti/credentials",
        responses={"200": "List[LtiCredentials]"},
        scopes=("edu.admin", "edu.admin.lti", "edu.admin.lti.readonly"),
        replaced_by="list_lti_configurations",
    )

    @_LIST_LTI_CREDENTIALS.attach
    def list_lti_credentials(self, **options: Unpack[RequestOptions]) -> List[LtiCredentials]:
        """List the LTI 1.1 credentials.

        Superseded in 2.22 by a list of both LTI 1.1 and 1.3.

        Deprecated: use :meth:`list_lti_configurations`.

        Args:
            **options: See :class:`RequestOptions`.

        Returns:
            All LTI 1.1 keys of the organization.

        Raises:
            ForbiddenException: Only administrators may see LTI credentials.

        Scopes: ``edu.admin``, ``edu.admin.lti``, ``edu.admin.lti.readonly``.
        """
        return self._call(self._LIST_LTI_CREDENTIALS, {}, options)

    @_LIST_LTI_CREDENTIALS.attach
    def list_lti_credentials_with_http_info(
        self, **options: Unpack[RequestOptions]
    ) -> ApiResponse[List[LtiCredentials]]:
        """Like :meth:`list_lti_credentials`, with status and headers."""
        return self._call_with_http_info(self._LIST_LTI_CREDENTIALS, {}, options)

    @_LIST_LTI_CREDENTIALS.attach
    def list_lti_credentials_without_preload_content(self, **options: Unpack[RequestOptions]) -> RawResponse:
        """Like :meth:`list_lti_credentials`, unread."""
        return self._call_without_preload_content(self._LIST_LTI_CREDENTIALS, {}, options)

    _CREATE_LTI_CREDENTIALS = Operation(
        "create_lti_credentials",
        "createLtiCredentials",
        "POST",
        "/organizations/lti/credentials",
        body=Body("body", "LtiCredentialsCreation"),
        responses={"200": "LtiCredentials"},
        scopes=("edu.admin", "edu.admin.lti"),
        replaced_by="create_lti_configuration",
    )

    @_CREATE_LTI_CREDENTIALS.attach
    def create_lti_credentials(
        self, body: Union[LtiCredentialsCreation, Mapping[str, Any]], **options: Unpack[RequestOptions]
    ) -> LtiCredentials:
        """Create LTI 1.1 credentials.

        Superseded in 2.22: for LTI 1.1, give its successor the mode ``1p1-manual``.

        Deprecated: use :meth:`create_lti_configuration`.

        Args:
            body: The platform that gets the key.
            **options: See :class:`RequestOptions`.

        Returns:
            The new key and secret.

        Raises:
            ForbiddenException: Only administrators may create LTI credentials.

        Scopes: ``edu.admin``, ``edu.admin.lti``.
        """
        return self._call(self._CREATE_LTI_CREDENTIALS, {"body": body}, options)

    @_CREATE_LTI_CREDENTIALS.attach
    def create_lti_credentials_with_http_info(
        self, body: Union[LtiCredentialsCreation, Mapping[str, Any]], **options: Unpack[RequestOptions]
    ) -> ApiResponse[LtiCredentials]:
        """Like :meth:`create_lti_credentials`, with status and headers."""
        return self._call_with_http_info(self._CREATE_LTI_CREDENTIALS, {"body": body}, options)

    @_CREATE_LTI_CREDENTIALS.attach
    def create_lti_credentials_without_preload_content(
        self, body: Union[LtiCredentialsCreation, Mapping[str, Any]], **options: Unpack[RequestOptions]
    ) -> RawResponse:
        """Like :meth:`create_lti_credentials`, unread."""
        return self._call_without_preload_content(self._CREATE_LTI_CREDENTIALS, {"body": body}, options)

    _REVOKE_LTI_CREDENTIALS = Operation(
        "revoke_lti_credentials",
        "revokeLtiCredentials",
        "DELETE",
        "/organizations/lti/credentials/{credentials}",
        parameters=(Parameter("credentials", "credentials", "path", required=True),),
        responses={"204": "None"},
        scopes=("edu.admin", "edu.admin.lti"),
        replaced_by="delete_lti_configuration",
    )

    @_REVOKE_LTI_CREDENTIALS.attach
    def revoke_lti_credentials(self, credentials: str, **options: Unpack[RequestOptions]) -> None:
        """Revoke LTI 1.1 credentials.

        Superseded in 2.22.

        Deprecated: use :meth:`delete_lti_configuration`.

        Args:
            credentials: ID of the LTI 1.1 credentials.
            **options: See :class:`RequestOptions`.

        Raises:
            ForbiddenException: Only administrators may revoke LTI credentials.
            NotFoundException: There are no such credentials in the organization.

        Scopes: ``edu.admin``, ``edu.admin.lti``.
        """
        self._call(self._REVOKE_LTI_CREDENTIALS, {"credentials": credentials}, options)

    @_REVOKE_LTI_CREDENTIALS.attach
    def revoke_lti_credentials_with_http_info(
        self, credentials: str, **options: Unpack[RequestOptions]
    ) -> ApiResponse[None]:
        """Like :meth:`revoke_lti_credentials`, with status and headers."""
        return self._call_with_http_info(self._REVOKE_LTI_CREDENTIALS, {"credentials": credentials}, options)

    @_REVOKE_LTI_CREDENTIALS.attach
    def revoke_lti_credentials_without_preload_content(
        self, credentials: str, **options: Unpack[RequestOptions]
    ) -> RawResponse:
        """Like :meth:`revoke_lti_credentials`, unread."""
        return self._call_without_preload_content(self._REVOKE_LTI_CREDENTIALS, {"credentials": credentials}, options)

    _LIST_ORGANIZATION_USERS = Operation(
        "list_organization_users",
        "listOrganizationUsers",
        "GET",
        "/organizations/users",
        parameters=(
            Parameter(
                "sort",
                "sort",
                "query",
                enum=("creationDate", "firstname", "lastname", "username", "lastActivityDate", "licenseExpirationDate"),
            ),
            Parameter("direction", "direction", "query", enum=("asc", "desc")),
            Parameter("next", "next", "query"),
            Parameter("previous", "previous", "query"),
            Parameter("role", "role", "query", is_list=True, enum=("user", "teacher", "admin", "accountAdmin")),
            Parameter("q", "q", "query"),
            Parameter("group", "group", "query", is_list=True),
            Parameter("no_active_license", "noActiveLicense", "query", "boolean"),
            Parameter("test_accounts", "testAccounts", "query", enum=("exclude", "only")),
            Parameter("license_expiration_date", "licenseExpirationDate", "query", is_list=True),
            Parameter("only_ids", "onlyIds", "query", "boolean"),
            Parameter("limit", "limit", "query", "integer", minimum=1, maximum=1000),
        ),
        responses={"200": "List[UserDetailsAdmin]"},
        scopes=("edu.admin", "edu.admin.users", "edu.admin.users.readonly"),
        switch=("only_ids", "List[str]"),
        cursors=("next", "previous"),
    )

    @overload
    def list_organization_users(
        self,
        sort: Optional[
            Literal["creationDate", "firstname", "lastname", "username", "lastActivityDate", "licenseExpirationDate"]
        ] = None,
        direction: Optional[Literal["asc", "desc"]] = None,
        next: Optional[str] = None,
        previous: Optional[str] = None,
        role: Optional[Sequence[Literal["user", "teacher", "admin", "accountAdmin"]]] = None,
        q: Optional[str] = None,
        group: Optional[Sequence[str]] = None,
        no_active_license: Optional[bool] = None,
        test_accounts: Optional[Literal["exclude", "only"]] = None,
        license_expiration_date: Optional[Sequence[str]] = None,
        only_ids: Optional[Literal[False]] = None,
        limit: Optional[int] = None,
        **options: Unpack[RequestOptions],
    ) -> List[UserDetailsAdmin]: ...

    @overload
    def list_organization_users(
        self,
        sort: Optional[
            Literal["creationDate", "firstname", "lastname", "username", "lastActivityDate", "licenseExpirationDate"]
        ] = None,
        direction: Optional[Literal["asc", "desc"]] = None,
        next: Optional[str] = None,
        previous: Optional[str] = None,
        role: Optional[Sequence[Literal["user", "teacher", "admin", "accountAdmin"]]] = None,
        q: Optional[str] = None,
        group: Optional[Sequence[str]] = None,
        no_active_license: Optional[bool] = None,
        test_accounts: Optional[Literal["exclude", "only"]] = None,
        license_expiration_date: Optional[Sequence[str]] = None,
        *,
        only_ids: Literal[True],
        limit: Optional[int] = None,
        **options: Unpack[RequestOptions],
    ) -> List[str]: ...

    @overload
    def list_organization_users(
        self,
        sort: Optional[
            Literal["creationDate", "firstname", "lastname", "username", "lastActivityDate", "licenseExpirationDate"]
        ] = None,
        direction: Optional[Literal["asc", "desc"]] = None,
        next: Optional[str] = None,
        previous: Optional[str] = None,
        role: Optional[Sequence[Literal["user", "teacher", "admin", "accountAdmin"]]] = None,
        q: Optional[str] = None,
        group: Optional[Sequence[str]] = None,
        no_active_license: Optional[bool] = None,
        test_accounts: Optional[Literal["exclude", "only"]] = None,
        license_expiration_date: Optional[Sequence[str]] = None,
        only_ids: Optional[bool] = None,
        limit: Optional[int] = None,
        **options: Unpack[RequestOptions],
    ) -> Union[List[UserDetailsAdmin], List[str]]: ...

    @_LIST_ORGANIZATION_USERS.attach
    def list_organization_users(
        self,
        sort: Optional[
            Literal["creationDate", "firstname", "lastname", "username", "lastActivityDate", "licenseExpirationDate"]
        ] = None,
        direction: Optional[Literal["asc", "desc"]] = None,
        next: Optional[str] = None,
        previous: Optional[str] = None,
        role: Optional[Sequence[Literal["user", "teacher", "admin", "accountAdmin"]]] = None,
        q: Optional[str] = None,
        group: Optional[Sequence[str]] = None,
        no_active_license: Optional[bool] = None,
        test_accounts: Optional[Literal["exclude", "only"]] = None,
        license_expiration_date: Optional[Sequence[str]] = None,
        only_ids: Optional[bool] = None,
        limit: Optional[int] = None,
        **options: Unpack[RequestOptions],
    ) -> Union[List[UserDetailsAdmin], List[str]]:
        """List the users of the organization.

        In pages: without ``limit`` an answer holds 25 users, so follow the ``Link`` header to see them all.

        Args:
            sort: Field to sort by.
            direction: Ascending or descending; meant to go with ``sort``.
            next: Cursor of the following page, from the ``rel="next"`` URL in the ``Link`` header of the
                previous answer. Decode its percent-encoding once before sending it back.
            previous: Cursor of the preceding page, from the ``rel="previous"`` URL in the ``Link`` header of
                the previous answer. Decode its percent-encoding once before sending it back.
            role: Keep only accounts with one of these roles.
            q: Free text to look for in the accounts.
            group: Keep only members of these groups; belonging to one is enough.
            no_active_license: Keep only accounts that have no active licence.
            test_accounts: ``exclude`` leaves out the test students that teachers use to see a class as a
                student; ``only`` lists nothing else.
            license_expiration_date: Filter on the date on which the licence expires.
            only_ids: When true, the answer is an array of user IDs instead of users.
            limit: How many users a page holds at most, 1 to 1000. The server's default is ``25``.
            **options: See :class:`RequestOptions`.

        Returns:
            One page of users. With ``only_ids=True``: ``List[str]``.

        Scopes: ``edu.admin``, ``edu.admin.users``, ``edu.admin.users.readonly``.
        Paged: the header ``Link`` carries ``next`` and ``previous``.
        """
        return self._call(
            self._LIST_ORGANIZATION_USERS,
            {
                "sort": sort,
                "direction": direction,
                "next": next,
                "previous": previous,
                "role": role,
                "q": q,
                "group": group,
                "no_active_license": no_active_license,
                "test_accounts": test_accounts,
                "license_expiration_date": license_expiration_date,
                "only_ids": only_ids,
                "limit": limit,
            },
            options,
        )

    @overload
    def list_organization_users_with_http_info(
        self,
        sort: Optional[
            Literal["creationDate", "firstname", "lastname", "username", "lastActivityDate", "licenseExpirationDate"]
        ] = None,
        direction: Optional[Literal["asc", "desc"]] = None,
        next: Optional[str] = None,
        previous: Optional[str] = None,
        role: Optional[Sequence[Literal["user", "teacher", "admin", "accountAdmin"]]] = None,
        q: Optional[str] = None,
        group: Optional[Sequence[str]] = None,
        no_active_license: Optional[bool] = None,
        test_accounts: Optional[Literal["exclude", "only"]] = None,
        license_expiration_date: Optional[Sequence[str]] = None,
        only_ids: Optional[Literal[False]] = None,
        limit: Optional[int] = None,
        **options: Unpack[RequestOptions],
    ) -> ApiResponse[List[UserDetailsAdmin]]: ...

    @overload
    def list_organization_users_with_http_info(
        self,
        sort: Optional[
            Literal["creationDate", "firstname", "lastname", "username", "lastActivityDate", "licenseExpirationDate"]
        ] = None,
        direction: Optional[Literal["asc", "desc"]] = None,
        next: Optional[str] = None,
        previous: Optional[str] = None,
        role: Optional[Sequence[Literal["user", "teacher", "admin", "accountAdmin"]]] = None,
        q: Optional[str] = None,
        group: Optional[Sequence[str]] = None,
        no_active_license: Optional[bool] = None,
        test_accounts: Optional[Literal["exclude", "only"]] = None,
        license_expiration_date: Optional[Sequence[str]] = None,
        *,
        only_ids: Literal[True],
        limit: Optional[int] = None,
        **options: Unpack[RequestOptions],
    ) -> ApiResponse[List[str]]: ...

    @overload
    def list_organization_users_with_http_info(
        self,
        sort: Optional[
            Literal["creationDate", "firstname", "lastname", "username", "lastActivityDate", "licenseExpirationDate"]
        ] = None,
        direction: Optional[Literal["asc", "desc"]] = None,
        next: Optional[str] = None,
        previous: Optional[str] = None,
        role: Optional[Sequence[Literal["user", "teacher", "admin", "accountAdmin"]]] = None,
        q: Optional[str] = None,
        group: Optional[Sequence[str]] = None,
        no_active_license: Optional[bool] = None,
        test_accounts: Optional[Literal["exclude", "only"]] = None,
        license_expiration_date: Optional[Sequence[str]] = None,
        only_ids: Optional[bool] = None,
        limit: Optional[int] = None,
        **options: Unpack[RequestOptions],
    ) -> Union[ApiResponse[List[UserDetailsAdmin]], ApiResponse[List[str]]]: ...

    @_LIST_ORGANIZATION_USERS.attach
    def list_organization_users_with_http_info(
        self,
        sort: Optional[
            Literal["creationDate", "firstname", "lastname", "username", "lastActivityDate", "licenseExpirationDate"]
        ] = None,
        direction: Optional[Literal["asc", "desc"]] = None,
        next: Optional[str] = None,
        previous: Optional[str] = None,
        role: Optional[Sequence[Literal["user", "teacher", "admin", "accountAdmin"]]] = None,
        q: Optional[str] = None,
        group: Optional[Sequence[str]] = None,
        no_active_license: Optional[bool] = None,
        test_accounts: Optional[Literal["exclude", "only"]] = None,
        license_expiration_date: Optional[Sequence[str]] = None,
        only_ids: Optional[bool] = None,
        limit: Optional[int] = None,
        **options: Unpack[RequestOptions],
    ) -> ApiResponse[Any]:
        """Like :meth:`list_organization_users`, with status and headers."""
        return self._call_with_http_info(
            self._LIST_ORGANIZATION_USERS,
            {
                "sort": sort,
                "direction": direction,
                "next": next,
                "previous": previous,
                "role": role,
                "q": q,
                "group": group,
                "no_active_license": no_active_license,
                "test_accounts": test_accounts,
                "license_expiration_date": license_expiration_date,
                "only_ids": only_ids,
                "limit": limit,
            },
            options,
        )

    @_LIST_ORGANIZATION_USERS.attach
    def list_organization_users_without_preload_content(
        self,
        sort: Optional[
            Literal["creationDate", "firstname", "lastname", "username", "lastActivityDate", "licenseExpirationDate"]
        ] = None,
        direction: Optional[Literal["asc", "desc"]] = None,
        next: Optional[str] = None,
        previous: Optional[str] = None,
        role: Optional[Sequence[Literal["user", "teacher", "admin", "accountAdmin"]]] = None,
        q: Optional[str] = None,
        group: Optional[Sequence[str]] = None,
        no_active_license: Optional[bool] = None,
        test_accounts: Optional[Literal["exclude", "only"]] = None,
        license_expiration_date: Optional[Sequence[str]] = None,
        only_ids: Optional[bool] = None,
        limit: Optional[int] = None,
        **options: Unpack[RequestOptions],
    ) -> RawResponse:
        """Like :meth:`list_organization_users`, unread."""
        return self._call_without_preload_content(
            self._LIST_ORGANIZATION_USERS,
            {
                "sort": sort,
                "direction": direction,
                "next": next,
                "previous": previous,
                "role": role,
                "q": q,
                "group": group,
                "no_active_license": no_active_license,
                "test_accounts": test_accounts,
                "license_expiration_date": license_expiration_date,
                "only_ids": only_ids,
                "limit": limit,
            },
            options,
        )

    _CREATE_ORGANIZATION_USER = Operation(
        "create_organization_user",
        "createOrganizationUser",
        "POST",
        "/organizations/users",
        body=Body("body", "UserCreation"),
        responses={"200": "UserDetailsAdmin"},
        scopes=("edu.admin", "edu.admin.users"),
    )

    @_CREATE_ORGANIZATION_USER.attach
    def create_organization_user(
        self, body: Union[UserCreation, Mapping[str, Any]], **options: Unpack[RequestOptions]
    ) -> UserDetailsAdmin:
        """Create an account in the organization.

        A username and a password suffice; everything else is optional.

        Args:
            body: The account to create.
            **options: See :class:`RequestOptions`.

        Returns:
            The new account.

        Scopes: ``edu.admin``, ``edu.admin.users``.
        """
        body = hidden(body)
        return self._call(self._CREATE_ORGANIZATION_USER, {"body": body}, options)

    @_CREATE_ORGANIZATION_USER.attach
    def create_organization_user_with_http_info(
        self, body: Union[UserCreation, Mapping[str, Any]], **options: Unpack[RequestOptions]
    ) -> ApiResponse[UserDetailsAdmin]:
        """Like :meth:`create_organization_user`, with status and headers."""
        body = hidden(body)
        return self._call_with_http_info(self._CREATE_ORGANIZATION_USER, {"body": body}, options)

    @_CREATE_ORGANIZATION_USER.attach
    def create_organization_user_without_preload_content(
        self, body: Union[UserCreation, Mapping[str, Any]], **options: Unpack[RequestOptions]
    ) -> RawResponse:
        """Like :meth:`create_organization_user`, unread."""
        body = hidden(body)
        return self._call_without_preload_content(self._CREATE_ORGANIZATION_USER, {"body": body}, options)

    _COUNT_ORGA_USERS = Operation(
        "count_orga_users",
        "countOrgaUsers",
        "GET",
        "/organizations/users/count",
        parameters=(
            Parameter("role", "role", "query", is_list=True, enum=("user", "teacher", "admin", "accountAdmin")),
            Parameter("q", "q", "query"),
            Parameter("group", "group", "query", is_list=True),
            Parameter("no_active_license", "noActiveLicense", "query", "boolean"),
            Parameter("test_accounts", "testAccounts", "query", enum=("exclude", "only")),
        ),
        responses={"200": "int"},
        scopes=("edu.admin", "edu.admin.users", "edu.admin.users.readonly"),
    )

    @_COUNT_ORGA_USERS.attach
    def count_orga_users(
        self,
        role: Optional[Sequence[Literal["user", "teacher", "admin", "accountAdmin"]]] = None,
        q: Optional[str] = None,
        group: Optional[Sequence[str]] = None,
        no_active_license: Optional[bool] = None,
        test_accounts: Optional[Literal["exclude", "only"]] = None,
        **options: Unpack[RequestOptions],
    ) -> int:
        """Count the users of the organization.

        Takes the same filters as ``OrganizationApi.list_organization_users`` (except ``licenseExpirationDate``) and
        answers a bare number.

        Args:
            role: Keep only accounts with one of these roles.
            q: Free text to look for in the accounts.
            group: Keep only members of these groups; belonging to one is enough.
            no_active_license: Keep only accounts that have no active licence.
            test_accounts: ``exclude`` leaves out the test students that teachers use to see a class as a
                student; ``only`` lists nothing else.
            **options: See :class:`RequestOptions`.

        Returns:
            Number of users that match.

        Scopes: ``edu.admin``, ``edu.admin.users``, ``edu.admin.users.readonly``.
        """
        return self._call(
            self._COUNT_ORGA_USERS,
            {
                "role": role,
                "q": q,
                "group": group,
                "no_active_license": no_active_license,
                "test_accounts": test_accounts,
            },
            options,
        )

    @_COUNT_ORGA_USERS.attach
    def count_orga_users_with_http_info(
        self,
        role: Optional[Sequence[Literal["user", "teacher", "admin", "accountAdmin"]]] = None,
        q: Optional[str] = None,
        group: Optional[Sequence[str]] = None,
        no_active_license: Optional[bool] = None,
        test_accounts: Optional[Literal["exclude", "only"]] = None,
        **options: Unpack[RequestOptions],
    ) -> ApiResponse[int]:
        """Like :meth:`count_orga_users`, with status and headers."""
        return self._call_with_http_info(
            self._COUNT_ORGA_USERS,
            {
                "role": role,
                "q": q,
                "group": group,
                "no_active_license": no_active_license,
                "test_accounts": test_accounts,
            },
            options,
        )

    @_COUNT_ORGA_USERS.attach
    def count_orga_users_without_preload_content(
        self,
        role: Optional[Sequence[Literal["user", "teacher", "admin", "accountAdmin"]]] = None,
        q: Optional[str] = None,
        group: Optional[Sequence[str]] = None,
        no_active_license: Optional[bool] = None,
        test_accounts: Optional[Literal["exclude", "only"]] = None,
        **options: Unpack[RequestOptions],
    ) -> RawResponse:
        """Like :meth:`count_orga_users`, unread."""
        return self._call_without_preload_content(
            self._COUNT_ORGA_USERS,
            {
                "role": role,
                "q": q,
                "group": group,
                "no_active_license": no_active_license,
                "test_accounts": test_accounts,
            },
            options,
        )

    _UPDATE_ORGANIZATION_USER = Operation(
        "update_organization_user",
        "updateOrganizationUser",
        "PUT",
        "/organizations/users/{user}",
        parameters=(Parameter("user", "user", "path", required=True),),
        body=Body("body", "UserAdminUpdate"),
        responses={"200": "UserDetailsAdmin"},
        scopes=("edu.admin", "edu.admin.users"),
    )

    @_UPDATE_ORGANIZATION_USER.attach
    def update_organization_user(
        self, user: str, body: Union[UserAdminUpdate, Mapping[str, Any]], **options: Unpack[RequestOptions]
    ) -> UserDetailsAdmin:
        """Change an account of the organization.

        Args:
            user: ID of an account in the organization.
            body: The fields to change; all are optional.
            **options: See :class:`RequestOptions`.

        Returns:
            The account after the change.

        Scopes: ``edu.admin``, ``edu.admin.users``.
        """
        body = hidden(body)
        return self._call(self._UPDATE_ORGANIZATION_USER, {"user": user, "body": body}, options)

    @_UPDATE_ORGANIZATION_USER.attach
    def update_organization_user_with_http_info(
        self, user: str, body: Union[UserAdminUpdate, Mapping[str, Any]], **options: Unpack[RequestOptions]
    ) -> ApiResponse[UserDetailsAdmin]:
        """Like :meth:`update_organization_user`, with status and headers."""
        body = hidden(body)
        return self._call_with_http_info(self._UPDATE_ORGANIZATION_USER, {"user": user, "body": body}, options)

    @_UPDATE_ORGANIZATION_USER.attach
    def update_organization_user_without_preload_content(
        self, user: str, body: Union[UserAdminUpdate, Mapping[str, Any]], **options: Unpack[RequestOptions]
    ) -> RawResponse:
        """Like :meth:`update_organization_user`, unread."""
        body = hidden(body)
        return self._call_without_preload_content(self._UPDATE_ORGANIZATION_USER, {"user": user, "body": body}, options)

    _REMOVE_ORGANIZATION_USER = Operation(
        "remove_organization_user",
        "removeOrganizationUser",
        "DELETE",
        "/organizations/users/{user}",
        parameters=(
            Parameter("user", "user", "path", required=True),
            Parameter("convert_to_individual", "convertToIndividual", "query", "boolean"),
        ),
        responses={"204": "None"},
        scopes=("edu.admin", "edu.admin.users"),
    )

    @_REMOVE_ORGANIZATION_USER.attach
    def remove_organization_user(
        self, user: str, convert_to_individual: Optional[bool] = None, **options: Unpack[RequestOptions]
    ) -> None:
        """Remove an account from the organization.

        Args:
            user: ID of an account in the organization.
            convert_to_individual: When true, keep the account as an individual one, outside the organization
                and without its education data.
            **options: See :class:`RequestOptions`.

        Scopes: ``edu.admin``, ``edu.admin.users``.
        """
        self._call(
            self._REMOVE_ORGANIZATION_USER, {"user": user, "convert_to_individual": convert_to_individual}, options
        )

    @_REMOVE_ORGANIZATION_USER.attach
    def remove_organization_user_with_http_info(
        self, user: str, convert_to_individual: Optional[bool] = None, **options: Unpack[RequestOptions]
    ) -> ApiResponse[None]:
        """Like :meth:`remove_organization_user`, with status and headers."""
        return self._call_with_http_info(
            self._REMOVE_ORGANIZATION_USER, {"user": user, "convert_to_individual": convert_to_individual}, options
        )

    @_REMOVE_ORGANIZATION_USER.attach
    def remove_organization_user_without_preload_content(
        self, user: str, convert_to_individual: Optional[bool] = None, **options: Unpack[RequestOptions]
    ) -> RawResponse:
        """Like :meth:`remove_organization_user`, unread."""
        return self._call_without_preload_content(
            self._REMOVE_ORGANIZATION_USER, {"user": user, "convert_to_individual": convert_to_individual}, options
        )

    _CREATE_ORGANIZATION_USER_ACCESS_TOKEN = Operation(
        "create_organization_user_access_token",
        "createOrganizationUserAccessToken",
        "POST",
        "/organizations/users/{user}/accessToken",
        parameters=(Parameter("user", "user", "path", required=True),),
        body=Body("organization_user_access_token_creation", "OrganizationUserAccessTokenCreation"),
        responses={"200": "ApiAccessToken"},
        scopes=("edu.admin", "edu.admin.users"),
    )

    @_CREATE_ORGANIZATION_USER_ACCESS_TOKEN.attach
    def create_organization_user_access_token(
        self,
        user: str,
        organization_user_access_token_creation: Union[OrganizationUserAccessTokenCreation, Mapping[str, Any]],
        **options: Unpack[RequestOptions],
    ) -> ApiAccessToken:
        """Create an access token that acts as a user.

        Lets an administrator's program act as a teacher or student, within the scopes asked for, without their taking
        part. The token expires at ``expirationDate`` and its text is shown only this once.

        Args:
            user: ID of the account in the organization that the token will act as.
            organization_user_access_token_creation: What the token shall be allowed to do.
            **options: See :class:`RequestOptions`.

        Returns:
            The token; store it now, it cannot be read again.

        Scopes: ``edu.admin``, ``edu.admin.users``.
        """
        return self._call(
            self._CREATE_ORGANIZATION_USER_ACCESS_TOKEN,
            {"user": user, "organization_user_access_token_creation": organization_user_access_token_creation},
            options,
        )

    @_CREATE_ORGANIZATION_USER_ACCESS_TOKEN.attach
    def create_organization_user_access_token_with_http_info(
        self,
        user: str,
        organization_user_access_token_creation: Union[OrganizationUserAccessTokenCreation, Mapping[str, Any]],
        **options: Unpack[RequestOptions],
    ) -> ApiResponse[ApiAccessToken]:
        """Like :meth:`create_organization_user_access_token`, with status and headers."""
        return self._call_with_http_info(
            self._CREATE_ORGANIZATION_USER_ACCESS_TOKEN,
            {"user": user, "organization_user_access_token_creation": organization_user_access_token_creation},
            options,
        )

    @_CREATE_ORGANIZATION_USER_ACCESS_TOKEN.attach
    def create_organization_user_access_token_without_preload_content(
        self,
        user: str,
        organization_user_access_token_creation: Union[OrganizationUserAccessTokenCreation, Mapping[str, Any]],
        **options: Unpack[RequestOptions],
    ) -> RawResponse:
        """Like :meth:`create_organization_user_access_token`, unread."""
        return self._call_without_preload_content(
            self._CREATE_ORGANIZATION_USER_ACCESS_TOKEN,
            {"user": user, "organization_user_access_token_creation": organization_user_access_token_creation},
            options,
        )

    _CREATE_ORGANIZATION_USER_SIGNIN_LINK = Operation(
        "create_organization_user_signin_link",
        "createOrganizationUserSigninLink",
        "POST",
        "/organizations/users/{user}/signinLink",
        parameters=(Parameter("user", "user", "path", required=True),),
        body=Body("user_signin_link_creation", "UserSigninLinkCreation"),
        responses={"200": "UserSigninLink"},
        scopes=("edu.admin", "edu.admin.users"),
    )

    @_CREATE_ORGANIZATION_USER_SIGNIN_LINK.attach
    def create_organization_user_signin_link(
        self,
        user: str,
        user_signin_link_creation: Union[UserSigninLinkCreation, Mapping[str, Any]],
        **options: Unpack[RequestOptions],
    ) -> UserSigninLink:
        """Create a link that signs a user in.

        For single sign-on from another system: send the browser of the user to ``url``, or build a link of your own
        from ``token``. Whoever has the link is signed in as that user, until ``expirationDate``.

        Args:
            user: ID of the account in the organization that the link signs in.
            user_signin_link_creation: Where the user arrives.
            **options: See :class:`RequestOptions`.

        Returns:
            The link and the token in it.

        Scopes: ``edu.admin``, ``edu.admin.users``.
        """
        return self._call(
            self._CREATE_ORGANIZATION_USER_SIGNIN_LINK,
            {"user": user, "user_signin_link_creation": user_signin_link_creation},
            options,
        )

    @_CREATE_ORGANIZATION_USER_SIGNIN_LINK.attach
    def create_organization_user_signin_link_with_http_info(
        self,
        user: str,
        user_signin_link_creation: Union[UserSigninLinkCreation, Mapping[str, Any]],
        **options: Unpack[RequestOptions],
    ) -> ApiResponse[UserSigninLink]:
        """Like :meth:`create_organization_user_signin_link`, with status and headers."""
        return self._call_with_http_info(
            self._CREATE_ORGANIZATION_USER_SIGNIN_LINK,
            {"user": user, "user_signin_link_creation": user_signin_link_creation},
            options,
        )

    @_CREATE_ORGANIZATION_USER_SIGNIN_LINK.attach
    def create_organization_user_signin_link_without_preload_content(
        self,
        user: str,
        user_signin_link_creation: Union[UserSigninLinkCreation, Mapping[str, Any]],
        **options: Unpack[RequestOptions],
    ) -> RawResponse:
        """Like :meth:`create_organization_user_signin_link`, unread."""
        return self._call_without_preload_content(
            self._CREATE_ORGANIZATION_USER_SIGNIN_LINK,
            {"user": user, "user_signin_link_creation": user_signin_link_creation},
            options,
        )
