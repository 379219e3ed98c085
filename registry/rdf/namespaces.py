"""The closed namespaces of our RDF: a name that is not here raises. Written by `python -m registry.rdf`."""

# ruff: noqa: N815

from __future__ import annotations

from rdflib.namespace import DefinedNamespace, Namespace
from rdflib.term import URIRef


class MUN(DefinedNamespace):
    """Muniment's own terms, one for each field of a record that has no published one."""

    _fail = True
    _NS = Namespace("urn:muniment:term:")

    CodePair: URIRef
    Decision: URIRef
    EncodingTransform: URIRef
    Evidence: URIRef
    Mapping: URIRef
    MappingCondition: URIRef
    MappingSet: URIRef
    Owner: URIRef
    Register: URIRef
    Role: URIRef
    StatusChange: URIRef
    StructuralTransform: URIRef
    Table: URIRef
    TermConstraint: URIRef
    TermLabel: URIRef
    Transform: URIRef
    VocabularyChange: URIRef
    after: URIRef
    agreement: URIRef
    agreements: URIRef
    analysedHow: URIRef
    approvedBy: URIRef
    asOf: URIRef
    before: URIRef
    breaksMappings: URIRef
    by: URIRef
    changes: URIRef
    characterSet: URIRef
    codeList: URIRef
    codes: URIRef
    codesOf: URIRef
    codesOpen: URIRef
    commit: URIRef
    complete: URIRef
    conceptKind: URIRef
    conditions: URIRef
    confidence: URIRef
    constant: URIRef
    constraints: URIRef
    count: URIRef
    criminalOffence: URIRef
    dataSet: URIRef
    datatype: URIRef
    deprecated: URIRef
    deputyRole: URIRef
    derivation: URIRef
    derivedFrom: URIRef
    described: URIRef
    digest: URIRef
    direction: URIRef
    email: URIRef
    encoding: URIRef
    evidence: URIRef
    factor: URIRef
    file: URIRef
    gives: URIRef
    greatest: URIRef
    groupBy: URIRef
    id: URIRef
    identifies: URIRef
    identity: URIRef
    incomplete: URIRef
    injective: URIRef
    inverse: URIRef
    inverseMapping: URIRef
    justification: URIRef
    keepsOriginal: URIRef
    kind: URIRef
    labels: URIRef
    lastReview: URIRef
    least: URIRef
    level: URIRef
    list: URIRef
    listSeparator: URIRef
    local: URIRef
    loss: URIRef
    lossApprovedBy: URIRef
    lossBack: URIRef
    lossDescribed: URIRef
    mappings: URIRef
    mismatch: URIRef
    mismatchDescribed: URIRef
    name: URIRef
    namespace: URIRef
    negated: URIRef
    noTermFound: URIRef
    notKnown: URIRef
    notKnownCodes: URIRef
    notToBeConfusedWith: URIRef
    object: URIRef
    objectCode: URIRef
    objectCodes: URIRef
    objectReferenceSystem: URIRef
    objectSet: URIRef
    objectUnit: URIRef
    objectVocabulary: URIRef
    operation: URIRef
    order: URIRef
    organisation: URIRef
    otherTerm: URIRef
    otherwise: URIRef
    otherwiseMapping: URIRef
    owner: URIRef
    pattern: URIRef
    preciseTo: URIRef
    predicate: URIRef
    reason: URIRef
    repeats: URIRef
    replacement: URIRef
    required: URIRef
    retired: URIRef
    reviewDue: URIRef
    reviewed: URIRef
    reviewerAgreement: URIRef
    reviewerRole: URIRef
    reviewsFile: URIRef
    role: URIRef
    roundTripResult: URIRef
    roundTripTested: URIRef
    rowsKept: URIRef
    sampleAgreed: URIRef
    seen: URIRef
    separator: URIRef
    shows: URIRef
    specialCategory: URIRef
    statusHistory: URIRef
    structural: URIRef
    subject: URIRef
    subjectCode: URIRef
    subjectReferenceSystem: URIRef
    subjectSet: URIRef
    subjectTerm: URIRef
    subjectUnit: URIRef
    subjectVocabulary: URIRef
    system: URIRef
    systems: URIRef
    table: URIRef
    takes: URIRef
    team: URIRef
    termStatus: URIRef
    terminology: URIRef
    terms: URIRef
    test: URIRef
    tool: URIRef
    total: URIRef
    transform: URIRef
    unit: URIRef
    usedUntil: URIRef
    validTo: URIRef
    valueDomain: URIRef
    values: URIRef


class SSSOM(DefinedNamespace):
    """The Simple Standard for Sharing Ontological Mappings."""

    _fail = True
    _NS = Namespace("https://w3id.org/sssom/")

    ExtensionDefinition: URIRef
    Mapping: URIRef
    MappingRegistry: URIRef
    MappingSet: URIRef
    MappingSetReference: URIRef
    NoTermFound: URIRef
    Prefix: URIRef
    Propagatable: URIRef
    Versionable: URIRef
    added_in: URIRef
    author_label: URIRef
    cardinality_scope: URIRef
    confidence: URIRef
    creator_label: URIRef
    curation_rule: URIRef
    curation_rule_text: URIRef
    curie_map: URIRef
    documentation: URIRef
    extension_definitions: URIRef
    homepage: URIRef
    imports: URIRef
    issue_tracker: URIRef
    issue_tracker_item: URIRef
    last_updated: URIRef
    local_name: URIRef
    mapping_cardinality: URIRef
    mapping_justification: URIRef
    mapping_provider: URIRef
    mapping_registry_description: URIRef
    mapping_registry_id: URIRef
    mapping_registry_title: URIRef
    mapping_set_confidence: URIRef
    mapping_set_group: URIRef
    mapping_set_id: URIRef
    mapping_set_references: URIRef
    mapping_source: URIRef
    mapping_tool: URIRef
    mapping_tool_id: URIRef
    mapping_tool_version: URIRef
    mappings: URIRef
    match_string: URIRef
    mirror_from: URIRef
    object_category: URIRef
    object_label: URIRef
    object_match_field: URIRef
    object_preprocessing: URIRef
    object_source: URIRef
    object_source_version: URIRef
    object_type: URIRef
    other: URIRef
    predicate_label: URIRef
    predicate_modifier: URIRef
    predicate_type: URIRef
    prefix_name: URIRef
    prefix_url: URIRef
    propagated: URIRef
    property: URIRef
    record_id: URIRef
    registry_confidence: URIRef
    review_date: URIRef
    reviewer_agreement: URIRef
    reviewer_id: URIRef
    reviewer_label: URIRef
    similarity_measure: URIRef
    similarity_score: URIRef
    slot_name: URIRef
    sssom_version: URIRef
    subject_category: URIRef
    subject_label: URIRef
    subject_match_field: URIRef
    subject_preprocessing: URIRef
    subject_source: URIRef
    subject_source_version: URIRef
    subject_type: URIRef
    type_hint: URIRef


class DPV(DefinedNamespace):
    """Of the Data Privacy Vocabulary, the terms that records use."""

    _fail = True
    _NS = Namespace("https://w3id.org/dpv#")

    Scope: URIRef
    hasContext: URIRef
    hasJustification: URIRef
    hasPersonalData: URIRef
    hasResponsibleEntity: URIRef
    hasScope: URIRef
    hasStatus: URIRef
