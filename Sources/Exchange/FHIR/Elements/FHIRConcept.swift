import Domain

/// A code of a system.
struct FHIRCoding: Encodable, Sendable {
    let system: String
    let code: String
    var display: String?
}

/// A concept: its codes, and its name as a person reads it.
struct FHIRConcept: Encodable, Sendable {
    var coding: [FHIRCoding]?
    var text: String?
}

extension FHIRConcept {
    /// One code of a published system.
    init(system: String, code: String, display: String? = nil) {
        self.init(coding: [FHIRCoding(system: system, code: code, display: display)])
    }

    /// A code of the catalogue with its name, behind codes of published systems where there are any.
    init<Word: FHIRWord>(_ code: Code<Word>, _ name: String, after published: [FHIRCoding] = []) {
        let own = FHIRCoding(system: FHIRSystem.own(Word.list), code: code.rawValue, display: name)
        self.init(coding: published + [own], text: name)
    }

    /// A word out of a fixed list.
    init<Word: Choice & FHIRWord>(_ word: Word) {
        self.init(system: FHIRSystem.own(Word.list), code: word.rawValue)
    }

    /// A heel, and the zone of it where one was said.
    init(heel side: Side, zone: ZoneCode? = nil, named zoneName: String? = nil) {
        let name = "\(side.rawValue.prefix(1).uppercased())\(side.rawValue.dropFirst()) heel"
        let heel = FHIRCoding(system: FHIRSystem.own(Side.list), code: side.bodySite, display: name)
        let place = zone.map {
            FHIRCoding(system: FHIRSystem.own(Coded.Zone.list), code: $0.rawValue, display: zoneName)
        }
        self.init(
            coding: [heel] + [place].compactMap(\.self),
            text: [name, zoneName].compactMap(\.self).joined(separator: ", ")
        )
    }
}
