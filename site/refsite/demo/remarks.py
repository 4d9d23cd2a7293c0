"""What people sent and staff did, played again in the order of its moments through the verbs of the desk."""

import datetime
from operator import itemgetter

from cooperation_consultations.domain import answers, moderation, remarks
from cooperation_core.clock import Arrival
from cooperation_participation.domain import submissions
from cooperation_participation.domain.consents import PRIVACY, PUBLISH_NAME
from cooperation_participation.domain.contacts import PersonDetails, VoiceDetails
from cooperation_participation.enums import ArrivalSource
from django.utils import timezone
from django.utils.text import slugify

HOUR = datetime.timedelta(hours=1)
SOON = datetime.timedelta(minutes=7)
PLAIN_L = str.maketrans("łŁ", "lL")  # the only Polish letter that slugify drops


class Replay:
    """The remarks of one consultation; each step knows its moment, none lies in the future."""

    def __init__(self, consultation, rows, texts, actor):
        self.consultation, self.rows, self.texts, self.actor = consultation, rows, texts, actor
        self.version = consultation.versions.get()
        self.units = {unit.eid: unit for unit in self.version.provisions.all()}
        self.now = timezone.now()
        self.made = {}

    def run(self):
        steps = []
        for index, row in enumerate(self.rows):
            sent = self.ago(row["days_ago"])
            steps += [(sent, index, self.send), (sent + SOON, index, self.confirm)]
            if row["moderation"] == "published":
                steps.append((sent + 5 * HOUR, index, self.publish))
            elif row["moderation"] == "hidden":
                steps.append((sent + 5 * HOUR, index, self.hide))
            if row["correction"]:
                corrected = self.ago(row["correction"]["days_ago"])
                steps += [(corrected, index, self.correct), (corrected + 2 * HOUR, index, self.publish)]
            if row["withdrawn"]:
                steps.append((sent + 20 * HOUR, index, self.withdraw))
        for at, index, step in sorted(steps, key=itemgetter(0, 1)):
            step(index, self.rows[index], min(at, self.now))
        self.answer()

    def ago(self, days):
        return self.now - datetime.timedelta(days=days)

    def send(self, index, row, at):
        self.made[index] = remarks.submit_remark(
            consultation=self.consultation,
            provision=self.units[row["eid"]] if row["eid"] else None,
            version=self.version,
            kind=row["kind"],
            text=row["text"],
            proposed_wording=row["proposed_wording"],
            reasons=row["reasons"],
            person=PersonDetails(
                email=f"{slugify(row['name'].translate(PLAIN_L))}@poczta.przyklad.example", name=row["name"]
            ),
            voice=VoiceDetails(row["organisation"], kind=row["participant"]) if row["organisation"] else None,
            participant_kind=row["participant"],
            publish_name=row["publish_name"],
            consents=[self.texts[key] for key in (PRIVACY, PUBLISH_NAME) if key == PRIVACY or row["publish_name"]],
            language="pl",
            arrival=Arrival(at, ArrivalSource.SERVER),
            network_address="",
            idempotency_key=f"demo-{self.consultation.pk}-{index}",
        )

    def confirm(self, index, row, at):
        self.made[index] = submissions.confirm(self.made[index], at=at)

    def publish(self, index, row, at):
        moderation.publish_remarks([self.made[index]], at=at, actor=self.actor)

    def hide(self, index, row, at):
        moderation.hide_remark(self.made[index], reason=row["hidden_reason"], at=at, actor=self.actor)

    def correct(self, index, row, at):
        words = {name: row["correction"].get(name, "") for name in ("text", "proposed_wording", "reasons")}
        remarks.correct_remark(self.made[index], **words, arrival=Arrival(at, ArrivalSource.SERVER))

    def withdraw(self, index, row, at):
        remarks.withdraw_remark(self.made[index], at=at)

    def answer(self):
        """Answer after the last remark was looked at; remarks of one group get one answer together."""
        batches = {}
        for index, row in enumerate(self.rows):
            if row["answer"] and not row["withdrawn"]:
                key = (row["group"] or index, row["answer"]["decision"], row["answer"]["reasons"])
                batches.setdefault(key, []).append(self.made[index])
        is_closed = self.consultation.closes_at <= self.now
        at = self.consultation.closes_at + 100 * HOUR if is_closed else self.now
        for (_, decision, reasons), rows in batches.items():
            answers.answer_remarks(
                rows, decision=decision, reasons=reasons, publish=not is_closed, at=at, actor=self.actor
            )


def replay(consultation, rows, texts, actor):
    """Play the remarks of ``rows`` again.

    Args:
        texts: the consent texts in force, by purpose.
        actor: the member of staff who moderates and answers.
    """
    if rows:
        Replay(consultation, rows, texts, actor).run()
