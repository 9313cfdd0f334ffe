"""A school that exists only here: people, classes and enrolments as rows of a program."""

KEY = "a key of the school that is long enough"


def rows(students=4, classes=2):
    """People, classes and enrolments of a school: a teacher for each class, and every student in every class."""
    people = [
        {
            "source_id": f"T{number}",
            "role": "teacher",
            "username": f"roster.teacher{number}",
            "given": "Tia",
            "family": "Amati",
        }
        for number in range(classes)
    ]
    people += [
        {
            "source_id": f"S{number}",
            "role": "student",
            "username": f"roster.student{number}",
            "given": f"Given{number}",
            "family": f"Family{number}",
            "email": f"student{number}@school.example",
        }
        for number in range(students)
    ]
    groups = [{"source_id": f"C{number}", "name": f"Choir {number}", "section": "A"} for number in range(classes)]
    members = [
        {"class_id": f"C{number}", "person_id": f"T{number}", "role": "teacher", "primary": True}
        for number in range(classes)
    ]
    members += [
        {"class_id": group["source_id"], "person_id": f"S{number}", "role": "student"}
        for group in groups
        for number in range(students)
    ]
    return people, groups, members
