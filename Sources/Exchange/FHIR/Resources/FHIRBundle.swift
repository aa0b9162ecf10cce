/// Resources that belong together.
///
/// Without a timestamp, so that the same records are the same bytes.
struct FHIRBundle: FHIRResource {
    /// A resource with the address that references of the bundle are resolved by.
    struct Entry: Encodable, Sendable {
        let fullUrl: String
        let resource: any FHIRResource

        private enum Key: String, CodingKey {
            case fullUrl, resource
        }

        func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: Key.self)
            try container.encode(fullUrl, forKey: .fullUrl)
            try container.encode(resource, forKey: .resource)
        }
    }

    /// What is said of the bundle as a whole.
    struct Meta: Encodable, Sendable {
        let security: [FHIRCoding]
    }

    let resourceType = FHIRType.bundle
    let id: String
    var meta: Meta?
    var type = "collection"
    let entry: [Entry]
}

extension FHIRBundle.Meta {
    /// The bundle holds what is permitted to who made it, and there is more.
    static let redacted = FHIRBundle.Meta(
        security: [FHIRCoding(system: FHIRSystem.observationValue, code: "REDACTED", display: "redacted")]
    )
}
