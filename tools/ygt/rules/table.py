"""Every rule there is, in one table, in the order of their codes."""

from __future__ import annotations

from ygt.findings import Rule
from ygt.rules import (
    catalogue,
    centres,
    charter,
    charter_contents,
    charter_states,
    classes,
    codes,
    counts,
    dates,
    deadlines,
    decisions,
    document_notes,
    documents,
    drug_fields,
    drug_notes,
    drugs,
    ended,
    essential,
    exceptions,
    identity,
    look_alikes,
    meetings,
    members,
    notices,
    obligations,
    offices,
    printed_texts,
    privacy,
    providers,
    quotations,
    references,
    registers,
    relations,
    representation,
    seats,
    successions,
    terms,
    vacancies,
)
from ygt.rules.rule import Entry
from ygt.schema.rules import RULES as SHAPE_RULES
from ygt.source.rules import RULES as READING_RULES

TABLE: tuple[Entry, ...] = (
    *dates.TABLE,
    *codes.TABLE,
    *classes.TABLE,
    *identity.TABLE,
    *look_alikes.TABLE,
    *references.TABLE,
    *seats.TABLE,
    *decisions.TABLE,
    *terms.TABLE,
    *vacancies.TABLE,
    *offices.TABLE,
    *successions.TABLE,
    *representation.TABLE,
    *members.TABLE,
    *ended.TABLE,
    *counts.TABLE,
    *relations.TABLE,
    *centres.TABLE,
    *charter.TABLE,
    *charter_contents.TABLE,
    *charter_states.TABLE,
    *meetings.TABLE,
    *drugs.TABLE,
    *catalogue.TABLE,
    *essential.TABLE,
    *providers.TABLE,
    *drug_notes.TABLE,
    *drug_fields.TABLE,
    *documents.TABLE,
    *registers.TABLE,
    *notices.TABLE,
    *document_notes.TABLE,
    *privacy.TABLE,
    *quotations.TABLE,
    *deadlines.TABLE,
    *printed_texts.TABLE,
    *obligations.TABLE,
)
RULES: dict[str, Rule] = {
    rule.code: rule
    for rule in sorted(
        (*READING_RULES, *SHAPE_RULES, *(rule for rule, _ in TABLE), *exceptions.RULES), key=lambda rule: rule.code
    )
}
