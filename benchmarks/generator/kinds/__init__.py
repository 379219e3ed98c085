"""How each kind of record is written: one function a kind, a `Sheet` in and the text of a file out."""

from __future__ import annotations

from benchmarks.generator.kinds.adoption import adoption
from benchmarks.generator.kinds.agreement import agreement
from benchmarks.generator.kinds.asked import consent, disclosure
from benchmarks.generator.kinds.assessed import interests, policy
from benchmarks.generator.kinds.cases import breach, complaint, request
from benchmarks.generator.kinds.contract import contract
from benchmarks.generator.kinds.dpia import dpia
from benchmarks.generator.kinds.meanings import mapping, vocabulary
from benchmarks.generator.kinds.notice import notice
from benchmarks.generator.kinds.organisation import organisation
from benchmarks.generator.kinds.processing import processing
from benchmarks.generator.kinds.retention import retention
from benchmarks.generator.kinds.systems import standard, system
from benchmarks.generator.kinds.transfer import transfer
from benchmarks.generator.kinds.waiver import waiver
from benchmarks.generator.sheet import Section

BY_KIND: dict[str, Section] = {
    "organisation": organisation,
    "agreement": agreement,
    "adoption": adoption,
    "processing-activity": processing,
    "processor-contract": contract,
    "dpia": dpia,
    "legitimate-interests-assessment": interests,
    "appropriate-policy-document": policy,
    "privacy-notice": notice,
    "waiver": waiver,
    "transfer": transfer,
    "retention-schedule": retention,
    "breach": breach,
    "rights-request": request,
    "complaint": complaint,
    "disclosure": disclosure,
    "consent-model": consent,
    "information-system": system,
    "standard": standard,
    "vocabulary": vocabulary,
    "mapping-set": mapping,
}
