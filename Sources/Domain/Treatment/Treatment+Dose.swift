extension Treatment {
    /// What a dose of it can consist of.
    public var quantities: [DoseQuantity] {
        switch code {
        case .focusedShockwave: [.energy, .impulses, .frequency]
        case .radialShockwave: [.pressure, .impulses, .frequency]
        default: kind == .injection ? [.volume] : []
        }
    }

    /// The parts of a dose that lie outside of what trials used, a sentence each.
    func unusual(_ dose: Dose) -> [String] {
        dose.parts.compactMap { quantity, value in
            guard let usual = usualDoses[quantity], !usual.contains(value) else { return nil }
            return
                "\(quantity.words(for: value)) of \(code): usual is \(quantity.words(for: usual.range)) (\(usual.source))"
        }
    }

    /// What the record of a session lacks to say what was given, in one sentence.
    ///
    /// Shockwaves are dosed by their energy, or by pressure with impulses and frequency; PRP by its volume and how it was prepared.
    func missing(in session: SessionDetails) -> [String] {
        let parts: [String?] =
            switch code {
            case .focusedShockwave: [session.dose.lacks(.energy)]
            case .radialShockwave: [.pressure, .impulses, .frequency].map(session.dose.lacks)
            case .plateletRichPlasma:
                [session.dose.lacks(.volume), session.preparation == nil ? "--preparation" : nil]
            default: []
            }
        let missing = parts.compactMap(\.self)
        guard !missing.isEmpty else { return [] }
        return ["the dose of \(code) is incomplete: \(missing.joined(separator: ", ")) not said"]
    }
}

extension Dose {
    /// The option of a part that is not recorded, or nil.
    fileprivate func lacks(_ quantity: DoseQuantity) -> String? {
        self[quantity] == nil ? quantity.words : nil
    }
}
