/// What FHIR R4 (4.0.1) asks of the resources that FirstStep writes: hl7.org/fhir/R4, page of each resource.
///
/// R4B did not touch any of them (hl7.org/fhir/R4B/r4b-explanation.html), so that its models hold their structure; they do
/// not hold codes against the value sets of required bindings, which stand here.
struct FHIRDefinition {
    /// Elements with a least cardinality of 1.
    let required: [String]
    /// Elements with a required binding, by path, and the codes of their value set.
    let bindings: [String: Set<String>]

    private static let event: Set = [
        "preparation", "in-progress", "not-done", "on-hold", "stopped", "completed", "entered-in-error", "unknown",
    ]

    private static let request: Set = [
        "draft", "active", "on-hold", "revoked", "completed", "entered-in-error", "unknown",
    ]

    private static let identifier: [String: Set<String>] = [
        "identifier.use": ["usual", "official", "temp", "secondary", "old"]
    ]

    /// By type of resource.
    static let all: [String: FHIRDefinition] = [
        "Patient": FHIRDefinition(
            required: [],
            bindings: identifier.merging([
                "name.use": ["usual", "official", "temp", "nickname", "anonymous", "old", "maiden"],
                "telecom.system": ["phone", "fax", "email", "pager", "url", "sms", "other"],
                "gender": ["male", "female", "other", "unknown"],
            ]) { $1 }
        ),
        "EpisodeOfCare": FHIRDefinition(
            required: ["status", "patient", "diagnosis.condition"],
            bindings: [
                "status": ["planned", "waitlist", "active", "onhold", "finished", "cancelled", "entered-in-error"]
            ]
        ),
        "Condition": FHIRDefinition(
            required: ["subject"],
            bindings: [
                "clinicalStatus.coding.code": [
                    "active", "recurrence", "relapse", "inactive", "remission", "resolved",
                ],
                "verificationStatus.coding.code": [
                    "unconfirmed", "provisional", "differential", "confirmed", "refuted", "entered-in-error",
                ],
            ]
        ),
        "Observation": FHIRDefinition(
            required: ["status", "code"],
            bindings: [
                "status": [
                    "registered", "preliminary", "final", "amended", "corrected", "cancelled", "entered-in-error",
                    "unknown",
                ]
            ]
        ),
        "ServiceRequest": FHIRDefinition(
            required: ["status", "intent", "subject"],
            bindings: [
                "status": request,
                "intent": [
                    "proposal", "plan", "directive", "order", "original-order", "reflex-order", "filler-order",
                    "instance-order", "option",
                ],
                "occurrenceTiming.repeat.periodUnit": ["s", "min", "h", "d", "wk", "mo", "a"],
            ]
        ),
        "DiagnosticReport": FHIRDefinition(
            required: ["status", "code"],
            bindings: [
                "status": [
                    "registered", "partial", "preliminary", "final", "amended", "corrected", "appended", "cancelled",
                    "entered-in-error", "unknown",
                ]
            ]
        ),
        "Procedure": FHIRDefinition(
            required: ["status", "subject", "performer.actor", "contained.deviceName.name"],
            bindings: [
                "status": event,
                "contained.deviceName.type": [
                    "udi-label-name", "user-friendly-name", "patient-reported-name", "manufacturer-name", "model-name",
                    "other",
                ],
            ]
        ),
        "CarePlan": FHIRDefinition(
            required: ["status", "intent", "subject", "activity.detail.status"],
            bindings: [
                "status": request,
                "intent": ["proposal", "plan", "order", "option"],
                "activity.detail.status": [
                    "not-started", "scheduled", "in-progress", "on-hold", "completed", "cancelled", "stopped",
                    "unknown",
                    "entered-in-error",
                ],
            ]
        ),
        "ChargeItem": FHIRDefinition(
            required: ["status", "code", "subject", "performer.actor"],
            bindings: [
                "status": [
                    "planned", "billable", "not-billable", "aborted", "billed", "entered-in-error", "unknown",
                ]
            ]
        ),
    ]

    /// Where a resource does not keep to it.
    func faults(_ resource: [String: Any]) -> [String] {
        let missing = required.filter { path in
            let parts = path.split(separator: ".").map(String.init)
            let holders = parts.count == 1 ? [resource] : values(resource, parts.dropLast().joined(separator: "."))
            return holders.contains { ($0 as? [String: Any])?[parts.last ?? ""] == nil }
        }
        let wrong = bindings.flatMap { path, codes in
            texts(resource, path).filter { !codes.contains($0) }.map { "\(path) \($0)" }
        }
        return missing.map { "\($0) is missing" } + wrong
    }
}
