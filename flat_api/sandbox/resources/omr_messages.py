"""What optical music recognition says to people, in their language."""

from __future__ import annotations

from werkzeug.datastructures import LanguageAccept
from werkzeug.http import parse_accept_header

from flat_api.sandbox.call import Call

MESSAGES: dict[str, dict[str, str]] = {
    "en": {
        "queued": "Waiting to begin",
        "reading": "Reading the pages",
        "details": "Recognising the instruments",
        "asking": "Please check the instruments",
        "building": "Writing the score",
        "done": "Done",
        "canceled": "Stopped",
        "failed": "Failed",
        "ENCRYPTED_PDF": "The PDF is protected by a password",
        "noFile": "The job has no file: add one first",
        "notDraft": "The job is no longer a draft: create a new one",
        "notWaiting": "The job does not wait for the step '{step}'",
        "notDone": "The job is not done yet",
        "ended": "The job has ended already",
        "noCredits": "The job costs {cost} credits and {left} are left",
        "tooManyJobs": "No more than {limit} jobs may run at the same time",
        "inProgress": "The job has not ended yet",
        "notExpirable": "Only jobs with the output 'musicxml' have files that can be erased",
        "expired": "The files of this job were erased",
    },
    "fr": {
        "queued": "En attente",
        "reading": "Lecture des pages",
        "details": "Reconnaissance des instruments",
        "asking": "Veuillez vérifier les instruments",
        "building": "Écriture de la partition",
        "done": "Terminé",
        "canceled": "Arrêté",
        "failed": "Échec",
        "ENCRYPTED_PDF": "Le PDF est protégé par un mot de passe",
        "noFile": "La tâche n'a pas de fichier : ajoutez-en un d'abord",
        "notDraft": "La tâche n'est plus un brouillon : créez-en une nouvelle",
        "notWaiting": "La tâche n'attend pas l'étape « {step} »",
        "notDone": "La tâche n'est pas encore terminée",
        "ended": "La tâche est déjà terminée",
        "noCredits": "La tâche coûte {cost} crédits et il en reste {left}",
        "tooManyJobs": "Pas plus de {limit} tâches peuvent être en cours à la fois",
        "inProgress": "La tâche est encore en cours",
        "notExpirable": "Seules les tâches de sortie « musicxml » ont des fichiers à effacer",
        "expired": "Les fichiers de cette tâche ont été effacés",
    },
    "de": {
        "queued": "Wartet auf den Beginn",
        "reading": "Die Seiten werden gelesen",
        "details": "Die Instrumente werden erkannt",
        "asking": "Bitte die Instrumente prüfen",
        "building": "Die Noten werden geschrieben",
        "done": "Fertig",
        "canceled": "Abgebrochen",
        "failed": "Fehlgeschlagen",
        "ENCRYPTED_PDF": "Das PDF ist mit einem Passwort geschützt",
        "noFile": "Der Auftrag hat keine Datei: zuerst eine hinzufügen",
        "notDraft": "Der Auftrag ist kein Entwurf mehr: einen neuen anlegen",
        "notWaiting": "Der Auftrag wartet nicht auf den Schritt „{step}“",
        "notDone": "Der Auftrag ist noch nicht fertig",
        "ended": "Der Auftrag ist schon beendet",
        "noCredits": "Der Auftrag kostet {cost} Credits, übrig sind {left}",
        "tooManyJobs": "Mehr als {limit} Aufträge können nicht gleichzeitig laufen",
        "inProgress": "Der Auftrag ist noch nicht beendet",
        "notExpirable": "Nur Aufträge mit der Ausgabe „musicxml“ haben Dateien, die gelöscht werden können",
        "expired": "Die Dateien dieses Auftrags wurden gelöscht",
    },
}
"""Messages by language and key. A key is the phase of a job, the code of its failure, or the name of a refusal."""


def say(call: Call, key: str, **values: object) -> str:
    """Return a message in the language of whoever calls."""
    return MESSAGES[language(call)][key].format(**values)


def language(call: Call) -> str:
    """Return the language to answer in: of ``X-Flat-Locale``, the account, ``Accept-Language``, or English.

    A language that there are no messages in is passed over, never refused.
    """
    account = call.account_or_none()
    wishes = [call.text("X-Flat-Locale"), (account.locale if account is not None else None) or ""]
    wishes.extend(parse_accept_header(call.accept_language, LanguageAccept).values())
    return next((known for wish in wishes if (known := wish.partition("-")[0].lower()) in MESSAGES), "en")
