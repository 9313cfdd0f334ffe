"""Schools that exist only here: their files, written as a program for schools exports them."""

import io
import zipfile

import pytest

ONEROSTER = {
    "manifest.csv": (
        "propertyName,value\nmanifest.version,1.0\noneroster.version,1.1\nfile.academicSessions,bulk\nfile.orgs,bulk\n"
        "file.users,bulk\nfile.classes,bulk\nfile.enrollments,bulk\nfile.demographics,absent\n"
    ),
    "academicSessions.csv": (
        "sourcedId,status,dateLastModified,title,type,startDate,endDate,parentSourcedId,schoolYear\n"
        "autumn,,,Autumn,term,2026-08-01,2026-12-31,,2027\n"
    ),
    "users.csv": (
        "sourcedId,status,dateLastModified,enabledUser,orgSourcedIds,role,username,userIds,givenName,familyName,"
        "middleName,identifier,email,sms,phone,agentSourcedIds,grades,password\n"
        "p1,,,true,north,teacher,t.amati,,Tia,Amati,,,tia@school.example,,,,,\n"
        "p2,,,true,north,student,s.bell,,Sol,Bell,,,sol@school.example,,555-0100,,9,\n"
        'p3,,,true,"north,south",student,s.cole,,Sam,Cole,,,,,,,"9,10",\n'
        "p4,,,true,north,guardian,g.bell,,Gil,Bell,,,gil@school.example,,,,,\n"
    ),
    "classes.csv": (
        "sourcedId,status,dateLastModified,title,grades,courseSourcedId,classCode,classType,location,schoolSourcedId,"
        "termSourcedIds,subjects,subjectCodes,periods\n"
        "c1,,,Choir,9,k1,A,scheduled,,north,autumn,Music,,1\n"
        'c2,,,"Band, beginners",9,k2,,scheduled,,north,autumn,"Music,Band",,2\n'
    ),
    "enrollments.csv": (
        "sourcedId,status,dateLastModified,classSourcedId,schoolSourcedId,userSourcedId,role,primary,beginDate,endDate\n"
        "e1,,,c1,north,p1,teacher,true,,\ne2,,,c1,north,p2,student,false,2026-09-01,2026-12-20\n"
        "e3,,,c2,north,p1,teacher,true,,\ne4,,,c2,north,p3,student,false,,\n"
    ),
}


@pytest.fixture
def oneroster():
    """The files of a small school in the OneRoster format 1.1, to be changed by a test."""
    return dict(ONEROSTER)


@pytest.fixture
def zipped():
    """A function that makes a zip archive, open in binary mode, of files by name."""

    def make(files):
        archive = io.BytesIO()
        with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as writer:
            for name, text in files.items():
                writer.writestr(name, text if isinstance(text, bytes) else text.encode())
        archive.seek(0)
        return archive

    return make
