/// When a study would tell more, and what a study does not tell.
struct ImagingRules {
    let record: HeelRecord
    let day: Day
    let book: RuleBook
    /// Red flags that fire.
    let signs: [Firing]

    func firings() -> [Firing] {
        thick() + negative() + mayClarify()
    }

    /// Strictly above the limit.
    private func thick() -> [Firing] {
        let limit = book.number(.thickFascia, "above")
        return record.studies.compactMap { study in
            guard let thickness = study.fasciaThickness, limit < thickness, let on = study.performedOn, on <= day else {
                return nil
            }
            return Firing(
                .thickFascia,
                .info,
                cause: "\(study.number)",
                why: "The fascia measured \(thickness) mm on \(on), above \(limit) mm, which often goes with symptoms."
            )
        }
    }

    /// A stress injury that is suspected, an X-ray that shows none, and no MRI asked for since.
    private func negative() -> [Firing] {
        guard record.diagnoses.contains(where: { $0.classCode == .calcanealStress && $0.status == .suspected }) else {
            return []
        }
        return record.studies.compactMap { study in
            guard study.modality == .xray, study.conclusion == .negative, let on = study.performedOn, on <= day,
                !record.studies.contains(where: { $0.modality == .mri && $0.orderedOn >= study.orderedOn })
            else { return nil }
            return Firing(
                .negativeXRay,
                .alert,
                cause: "\(study.number)",
                why:
                    "A stress injury is suspected and the X-ray of \(on) was negative, which does not exclude one early on: consider MRI."
            )
        }
    }

    private func mayClarify() -> [Firing] {
        // Once a study was asked for, it has been triggered.
        var found: [(String, Day)] = []
        let asked: [(String, [(day: Day, isThere: Bool)])] = [
            ("night pain", record.sightings(.nightPain, \.painAtNight)),
            ("swelling", record.sightings(.swelling) { $0.swelling.map { $0 != .none } }),
            ("numbness or tingling", record.sightings(.numbness, \.numbnessTingling)),
            ("burning", record.sightings(.burning, \.burning)),
            ("pain despite care", record.sightings(.persistsDespiteCare) { _ in nil }),
            ("atypical features", record.sightings(nil, \.atypical)),
        ]
        for (name, sightings) in asked {
            if let first = record.spell(of: sightings) { found.append((name, first)) }
        }
        if let persists = signs.first(where: { $0.rule == .persists && $0.tier == .alert }),
            !found.contains(where: { $0.0 == "pain despite care" })
        {
            found.append(("pain despite care", Self.firstDay(of: persists) ?? day))
        }
        return found.compactMap { name, first in
            guard !record.studies.contains(where: { $0.orderedOn >= first }) else { return nil }
            return Firing(
                .imaging,
                .info,
                cause: "\(name) \(first)",
                why: "\(name.sentenceCased) since \(first), and no study ordered since: imaging may clarify."
            )
        }
    }

    /// The day that the cause of a firing begins with.
    private static func firstDay(of firing: Firing) -> Day? {
        try? Day(parsing: String(firing.key.cause.prefix(10)))
    }
}

extension ModalityCode {
    static let xray = ModalityCode(rawValue: "xray")
    static let mri = ModalityCode(rawValue: "mri")
}
