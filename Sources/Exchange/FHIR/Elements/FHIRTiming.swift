import Domain

/// When something is to happen again and again.
struct FHIRTiming: Encodable, Sendable {
    /// How often, from when on, and how far apart.
    struct Repeat: Encodable, Sendable {
        let boundsPeriod: FHIRPeriod
        let count: Int
        var frequency: Int?
        var period: Int?
        var periodUnit: String?
    }

    let `repeat`: Repeat
}
