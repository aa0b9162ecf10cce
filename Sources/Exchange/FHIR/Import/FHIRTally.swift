/// Counts what the person should know of a file, to say it in a line each.
struct FHIRTally: Sendable {
    /// What is counted together: a heading, and the words that follow the type.
    struct Remark: Hashable, Sendable {
        let heading: String
        var what = ""
    }

    /// What is passed by.
    static let notRead = "not read"
    /// A file could name any number of types; this many are told apart.
    private static let mostTypes = 200

    private var counts: [Remark: Int] = [:]

    /// Counts one.
    mutating func add(_ remark: Remark) { counts[remark, default: 0] += 1 }

    /// Counts a resource of a type that is not read; a name that is no name of FHIR's is not repeated.
    mutating func pass(_ type: String) {
        let isName = type.count <= 40 && type.allSatisfy { $0.isASCII && $0.isLetter }
        let remark = Remark(heading: Self.notRead, what: isName ? type : "of unknown type")
        guard counts[remark] != nil || counts.count < Self.mostTypes else {
            return add(Remark(heading: Self.notRead, what: "of unknown type"))
        }
        add(remark)
    }

    /// `not read: 12 Encounter, 3 MedicationRequest`, a line a heading.
    var lines: [String] {
        let sorted = counts.sorted { ($0.key.heading, $0.key.what) < ($1.key.heading, $1.key.what) }
        return Dictionary(grouping: sorted, by: \.key.heading).sorted { $0.key < $1.key }.map { heading, remarks in
            "\(heading): " + remarks.map { "\($0.value) \($0.key.what)" }.joined(separator: ", ")
        }
    }
}
