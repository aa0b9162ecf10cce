import Domain
import Foundation

extension CaseSummary: Encodable {
    /// One object: the case, the patient, and an array for each kind of record; what is missing is null, and so is what
    /// `not_permitted` names.
    public func encode(to encoder: any Encoder) throws {
        var parts = course.object.mapValues { JSONPart.cell($0) }
        parts["patient"] = .card(patient)
        for section in care + aftermath {
            parts[section.key] = .rows(section.listing)
        }
        parts["morning_pain"] = .array(pain.map(\.json))
        parts["charges_total"] = .array(
            chargesTotal.map { .object(["amount_cents": .cell(.money($0)), "currency": .cell(.text($0.currency))]) }
        )
        for key in notPermitted { parts[key] = .cell(.missing) }
        parts["not_permitted"] = notPermitted.isEmpty ? nil : .cell(.names(notPermitted))
        try parts.encode(to: encoder)
    }

    /// For programs: keys in `snake_case`, days in ISO 8601, money in cents.
    public func json() throws -> Data {
        try JSONText.encode(self)
    }
}

extension PainCourse {
    fileprivate var json: JSONPart {
        var parts: [String: JSONPart] = [
            "side": .cell(.text(side)),
            "index_on": .cell(.day(indexOn)),
            "scores": .rows(listing),
            "baseline_score": .cell(.text(latest?.baseline?.number)),
            "latest_score": .cell(.text(latest?.number)),
            "change": .cell(.number(change?.points)),
            "change_percent": .cell(.number(change?.percent)),
            "summary": .cell(.text(sentence)),
        ]
        for (percent, isResponse) in responses {
            parts["responder_\(percent)_percent"] = .cell(isResponse.map { .flag($0) } ?? .missing)
        }
        return .object(parts)
    }
}
