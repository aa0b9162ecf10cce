/// A resource of a file, with what is known of it before it is decoded.
struct FHIRFound: Sendable {
    /// Line of the file, from 1, on which it begins.
    let line: Int
    /// Its `resourceType`.
    let type: String
    /// Its `id`.
    let id: String?
    /// Its address in the bundle.
    var fullURL: String?
    /// The resource as JSON; empty where its type was not asked for.
    let bytes: [UInt8]

    /// The X of a `fullUrl` `urn:uuid:X`, by which other resources of the bundle may name it.
    var uuid: String? { fullURL.flatMap(FHIRFound.uuid) }

    /// The X of `urn:uuid:X`; it means the same in either case.
    static func uuid(_ address: String) -> String? {
        let start = "urn:uuid:"
        let isOne = address.lowercased().hasPrefix(start) && address.count > start.count
        return isOne ? address.dropFirst(start.count).lowercased() : nil
    }
}
