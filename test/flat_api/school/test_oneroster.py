"""Exports in the OneRoster format: every legal form is read, and nothing that is broken counts as complete."""

import datetime
import io
import zipfile

import pytest

from flat_api import school
from flat_api.exceptions import ApiTypeError, ApiValueError


def codes(roster):
    return sorted({finding.code for finding in roster.findings})


def test_a_complete_export_is_read_with_its_people_classes_and_enrolments(oneroster, zipped):
    roster = school.read_oneroster(zipped(oneroster))

    assert roster.complete
    assert [(one.source_id, one.role, one.username) for one in roster.people] == [
        ("p1", "teacher", "t.amati"),
        ("p2", "student", "s.bell"),
        ("p3", "student", "s.cole"),
    ]
    assert roster.people[1] == school.Person("p2", "student", "s.bell", "sol@school.example", "Sol", "Bell")
    autumn = (datetime.date(2026, 8, 1), datetime.date(2026, 12, 31))
    assert roster.classes[0] == school.SchoolClass("c1", "Choir", "A", None, "north", "Autumn", *autumn)
    assert roster.classes[1].name == "Band, beginners"
    begin, end = datetime.date(2026, 9, 1), datetime.date(2026, 12, 20)
    assert roster.enrollments[1] == school.Enrollment("c1", "p2", "student", begin=begin, end=end)
    assert roster.enrollments[0].primary
    assert str(roster) == "archive (OneRoster 1.1 bulk), 3 people, 2 classes, 4 enrolments"


def test_parents_are_left_out_with_one_finding_for_all_of_them(oneroster, zipped):
    oneroster["users.csv"] += "p5,,,true,north,guardian,g.cole,,Gus,Cole,,,gus@school.example,,,,,\n"

    findings = school.read_oneroster(zipped(oneroster)).findings

    assert [(one.code, one.severity, one.file, one.count) for one in findings] == [
        ("unknown-role", "info", "users.csv", 2)
    ]


def test_a_folder_and_an_archive_with_a_folder_inside_are_read_alike(oneroster, zipped, tmp_path):
    for name, text in oneroster.items():
        (tmp_path / name.upper()).write_text(text, encoding="utf-8")
    nested = {f"export/{name}": text for name, text in oneroster.items()}
    nested["__MACOSX/export/._users.csv"] = "\0"

    digest = school.read_oneroster(zipped(oneroster)).digest

    assert school.read_oneroster(tmp_path).digest == digest
    assert school.read_oneroster(str(tmp_path)).digest == digest
    assert school.read_oneroster(zipped(nested)).digest == digest


def test_version_1_2_takes_roles_from_their_own_table_where_the_primary_one_counts(oneroster, zipped):
    oneroster["manifest.csv"] = oneroster["manifest.csv"].replace("version,1.1", "version,1.2") + "file.roles,bulk\n"
    oneroster["users.csv"] = (
        "sourcedId,status,dateLastModified,enabledUser,username,userIds,givenName,familyName,middleName,identifier,"
        "email,sms,phone,agentSourcedIds,grades,password,userMasterIdentifier,preferredGivenName,pronouns\n"
        "p1,,,true,t.amati,,Tia,Amati,,,,,,,,,,,\np2,,,true,s.bell,,Sol,Bell,,,,,,,,,,Sunny,\n"
        "p3,,,true,s.cole,,Sam,Cole,,,,,,,,,,,\np9,,,true,c.dunn,,Cy,Dunn,,,,,,,,,,,\n"
    )
    oneroster["roles.csv"] = (
        "sourcedId,status,dateLastModified,userSourcedId,roleType,role,beginDate,endDate,orgSourcedId,userProfileSourcedId\n"
        "r1,,,p1,primary,teacher,,,north,\nr2,,,p2,secondary,aide,,,north,\nr3,,,p2,primary,student,,,north,\n"
        "r4,,,p3,primary,student,,,north,\nr5,,,p9,primary,counselor,,,north,\n"
    )

    roster = school.read_oneroster(zipped(oneroster))

    assert [(one.source_id, one.role) for one in roster.people] == [
        ("p1", "teacher"),
        ("p2", "student"),
        ("p3", "student"),
    ]
    assert roster.people[1].given == "Sunny"
    assert codes(roster) == ["unknown-role"]
    assert roster.complete
    assert "OneRoster 1.2 bulk" in roster.source


@pytest.mark.parametrize(
    "encode",
    [
        pytest.param(lambda text: text.encode("utf-8-sig"), id="byte order mark"),
        pytest.param(lambda text: text.encode("utf-16"), id="UTF-16"),
        pytest.param(lambda text: text.replace("\n", "\r\n").encode(), id="lines of Windows"),
        pytest.param(lambda text: text.replace(",", ";").replace("Band; beg", "Band, beg").encode(), id="semicolons"),
        pytest.param(lambda text: "".join(line + "\n" for line in text.split("\n")).encode(), id="empty lines"),
    ],
)
def test_other_encodings_delimiters_and_lines_are_read_alike(oneroster, zipped, encode):
    digest = school.read_oneroster(zipped(oneroster)).digest
    # Lists of a file with semicolons are still separated by commas, inside of quotes.
    files = {**oneroster, "classes.csv": encode(oneroster["classes.csv"].replace("\n\n", "\n"))}

    assert school.read_oneroster(zipped(files)).digest == digest


def test_windows_1252_is_read_with_a_warning(oneroster, zipped):
    oneroster["users.csv"] = oneroster["users.csv"].replace("Bell", "Béll").encode("cp1252")

    roster = school.read_oneroster(zipped(oneroster))

    assert roster.people[1].family == "Béll"
    assert "bad-encoding" in codes(roster)
    assert roster.complete


def test_columns_of_vendors_are_reported_unless_they_are_metadata(oneroster, zipped):
    users = oneroster["users.csv"].replace("password\n", "password,metadata.house,favouriteColour\n")
    oneroster["users.csv"] = (
        users.replace(",,,,,\n", ",,,,,,Red,blue\n")
        .replace(",,9,\n", ",,9,,Red,blue\n")
        .replace(',"9,10",\n', ',"9,10",,Red,blue\n')
    )

    findings = [one for one in school.read_oneroster(zipped(oneroster)).findings if one.code != "unknown-role"]

    assert [one.code for one in findings] == ["unknown-column"]
    assert "favouriteColour" in str(findings[0])


@pytest.mark.parametrize(
    ("change", "code"),
    [
        pytest.param(lambda files: files.pop("enrollments.csv"), "file-missing", id="a file is missing"),
        pytest.param(lambda files: files.update({"users.csv": ""}), "file-empty", id="a file is empty"),
        pytest.param(
            lambda files: files.update({"users.csv": files["users.csv"][:-90]}), "row-length", id="half a row"
        ),
        pytest.param(
            lambda files: files.update({"users.csv": files["users.csv"] + 'p8,,,true,"north'}),
            "row-length",
            id="quotes",
        ),
        pytest.param(lambda files: files.pop("manifest.csv"), "manifest-missing", id="no manifest"),
        pytest.param(
            lambda files: files.update({"manifest.csv": files["manifest.csv"].replace("users,bulk", "users,delta")}),
            "file-delta",
            id="changes only",
        ),
        pytest.param(
            lambda files: files.update({"manifest.csv": files["manifest.csv"].replace("file.users,bulk\n", "")}),
            "manifest-missing",
            id="nothing says bulk",
        ),
        pytest.param(
            lambda files: files.update({"users.csv": files["users.csv"].replace("username", "user name")}),
            "missing-value",
            id="no usernames",
        ),
        pytest.param(
            lambda files: files.update({"classes.csv": files["classes.csv"].replace("title", "name")}),
            "missing-column",
            id="a column is missing",
        ),
        pytest.param(
            lambda files: files.update({"enrollments.csv": files["enrollments.csv"].replace("p3", "p7")}),
            "dangling-reference",
            id="nobody of that name",
        ),
        pytest.param(lambda files: files.update({"users.csv": b"\x81\x8d\x8f\x90"}), "bad-encoding", id="not text"),
    ],
)
def test_a_source_with_holes_is_not_complete_and_says_why(oneroster, zipped, change, code):
    change(oneroster)

    roster = school.read_oneroster(zipped(oneroster))

    assert not roster.complete
    assert code in codes(roster)


def test_a_refused_person_is_counted_and_keeps_the_enrolments_from_counting_as_absent(oneroster, zipped):
    oneroster["users.csv"] = oneroster["users.csv"].replace("s.bell", "sol.bell.of.the.northern.school")

    roster = school.read_oneroster(zipped(oneroster))

    assert [(one.code, one.line) for one in roster.findings if one.severity == "error"] == [
        ("username-too-long", 3),
        ("refused-reference", 3),
    ]
    assert roster.refused == {"people": 1, "classes": 0, "enrollments": 1}
    assert not roster.complete


def test_a_template_makes_usernames_of_other_columns(oneroster, zipped):
    roster = school.read_oneroster(zipped(oneroster), username="{sourcedId}-{familyName}")

    assert [one.username for one in roster.people] == ["p1-Amati", "p2-Bell", "p3-Cole"]


@pytest.mark.parametrize(
    "template", ["{phone}", "{0}", "{sourcedId.__class__}", "{sourcedId!r}", "plain", "{", "{usernam}"]
)
def test_a_template_that_names_no_column_is_refused(oneroster, zipped, template):
    with pytest.raises(ApiValueError, match=r"^read_oneroster\(\): 'username' "):
        school.read_oneroster(zipped(oneroster), username=template)


def test_schools_and_classes_are_chosen_without_dangling_references(oneroster, zipped):
    oneroster["users.csv"] += "p6,,,true,south,student,s.eder,,Sid,Eder,,,,,,,,\n"
    oneroster["classes.csv"] += "c3,,,Strings,9,k3,,scheduled,,south,autumn,,,\n"
    oneroster["enrollments.csv"] += "e5,,,c3,south,p6,student,false,,\n"

    north = school.read_oneroster(zipped(oneroster), schools=["north"])
    choir = school.read_oneroster(zipped(oneroster), classes=lambda row: row["title"] == "Choir")

    assert ([one.source_id for one in north.people], north.scope, north.complete) == (
        ["p1", "p2", "p3"],
        ("north",),
        True,
    )
    assert ([one.source_id for one in choir.classes], [one.source_id for one in choir.people]) == (["c1"], ["p1", "p2"])
    assert choir.complete


def test_two_records_with_one_identifier_and_two_people_with_one_username_are_refused_together(oneroster, zipped):
    oneroster["users.csv"] += (
        "p2,,,true,north,student,other,,Other,Person,,,,,,,,\np7,,,true,north,student,S.Cole,,Cass,Cole,,,,,,,,\n"
    )

    roster = school.read_oneroster(zipped(oneroster))

    refused = [(one.code, one.line, one.other) for one in roster.findings if one.entity == "person"]
    assert refused == [
        ("duplicate-id", 3, 6),
        ("duplicate-id", 6, 3),
        ("username-taken", 4, 7),
        ("username-taken", 7, 4),
    ]
    assert [one.source_id for one in roster.people] == ["p1"]


def test_one_e_mail_address_of_two_people_is_given_to_neither_and_the_rest_goes_on(oneroster, zipped):
    oneroster["users.csv"] = oneroster["users.csv"].replace("Sam,Cole,,,", "Sam,Cole,,,SOL@school.example")

    roster = school.read_oneroster(zipped(oneroster))

    assert [one.email for one in roster.people] == ["tia@school.example", None, None]
    assert codes(roster) == ["duplicate-email", "unknown-role"]


def test_a_student_who_is_enrolled_as_a_teacher_stays_a_student(oneroster, zipped):
    oneroster["enrollments.csv"] += "e6,,,c2,north,p2,teacher,false,,\n"

    roster = school.read_oneroster(zipped(oneroster))

    assert "role-conflict" in codes(roster)
    assert [one.class_id for one in roster.enrollments if one.person_id == "p2"] == ["c1"]


def test_deleted_and_disabled_records_are_left_out(oneroster, zipped):
    oneroster["users.csv"] = oneroster["users.csv"].replace("p3,,,true", "p3,,,false")
    oneroster["classes.csv"] = oneroster["classes.csv"].replace("c1,,", "c1,tobedeleted,2026-09-09")

    roster = school.read_oneroster(zipped(oneroster))

    assert [one.source_id for one in roster.people] == ["p1", "p2"]
    assert [(one.class_id, one.person_id) for one in roster.enrollments] == [("c2", "p1")]
    assert roster.complete


def bomb():
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as writer:
        writer.writestr("users.csv", b"0" * 40_000_000)
    return archive.getvalue()


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(lambda zipped: b"not a zip archive", id="not an archive"),
        pytest.param(lambda zipped: zipped({"users.csv": "x" * 5000}).getvalue()[:-40], id="cut off"),
        pytest.param(lambda zipped: zipped({"../users.csv": "x"}).getvalue(), id="a name that leads out"),
        pytest.param(lambda zipped: zipped({"/etc/users.csv": "x"}).getvalue(), id="an absolute name"),
        pytest.param(lambda zipped: zipped({"a/users.csv": "x", "b/users.csv": "y"}).getvalue(), id="a name twice"),
        pytest.param(lambda zipped: zipped({f"{number}.csv": "" for number in range(1001)}).getvalue(), id="too many"),
        pytest.param(lambda zipped: bomb(), id="a bomb"),
    ],
)
def test_an_archive_that_cannot_be_read_is_one_finding_and_nothing_of_it_is_read(zipped, data):
    roster = school.read_oneroster(io.BytesIO(data(zipped)))

    assert [(one.code, one.severity) for one in roster.findings] == [("file-unreadable", "error")]
    assert (roster.people, roster.complete) == ((), False)


def test_damaged_bytes_inside_of_an_archive_are_a_finding_of_their_file(oneroster, zipped):
    data = bytearray(zipped({**oneroster, "users.csv": oneroster["users.csv"] + "#" * 4000}).getvalue())
    start = data.index(b"users.csv") + len(b"users.csv") + 20
    data[start : start + 40] = bytes(40)

    roster = school.read_oneroster(io.BytesIO(bytes(data)))

    assert ("file-unreadable", "users.csv") in [(one.code, one.file) for one in roster.findings]
    assert not roster.complete


def test_a_wrong_source_is_named_and_a_missing_one_is_an_error_of_the_system(tmp_path):
    with pytest.raises(
        ApiTypeError, match="'source' must be the path of a folder or zip archive, or an open binary file"
    ):
        school.read_oneroster(17)
    with pytest.raises(ApiTypeError, match="'schools' must be a list"):
        school.read_oneroster(tmp_path, schools="north")
    with pytest.raises(FileNotFoundError):
        school.read_oneroster(tmp_path / "nowhere.zip")


def test_no_repr_and_no_finding_shows_a_name_an_address_or_a_number(oneroster, zipped):
    oneroster["users.csv"] += "p2,,,true,north,student,other,,Other,Person,,,,,,,,\n"
    oneroster["enrollments.csv"] += "e9,,,c1,north,p77,student,false,,\n"

    roster = school.read_oneroster(zipped(oneroster))
    text = repr(roster) + str(roster) + "".join(map(repr, roster.people + roster.classes + roster.enrollments))
    text += "".join(str(one) + repr(one) for one in roster.findings)

    for private in ("p2", "p77", "Sol", "Bell", "s.bell", "sol@", "Choir", "555", "Other"):
        assert private not in text
