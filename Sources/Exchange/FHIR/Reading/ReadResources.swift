import Foundation

/// What is read of a Patient.
struct ReadPatient: Decodable, Sendable {
    struct Name: Decodable, Sendable {
        var use: String?
        var family: String?
        /// An element of the list can be null, where only an extension says something of it.
        var given: [String?]?
    }

    struct Contact: Decodable, Sendable {
        var system: String?
        var use: String?
        var value: String?
    }

    struct Address: Decodable, Sendable {
        var use: String?
        var text: String?
        var line: [String?]?
        var city: String?
        var state: String?
        var postalCode: String?
    }

    struct Link: Decodable, Sendable {
        var type: String?
    }

    var name: [Name]?
    var telecom: [Contact]?
    var gender: String?
    var birthDate: String?
    var address: [Address]?
    var link: [Link]?
}

/// What is read of an EpisodeOfCare.
struct ReadEpisode: Decodable, Sendable {
    var `extension`: [ReadExtension]?
    var status: String?
    var patient: ReadReference?
    var period: ReadPeriod?
}

/// What is read of a Condition.
struct ReadCondition: Decodable, Sendable {
    struct Evidence: Decodable, Sendable {
        var code: [ReadConcept]?
    }

    var `extension`: [ReadExtension]?
    var verificationStatus: ReadConcept?
    var bodySite: [ReadConcept]?
    var recordedDate: String?
    var evidence: [Evidence]?
}

/// What is read of a Procedure.
struct ReadProcedure: Decodable, Sendable {
    struct Device: Decodable, Sendable {
        struct Name: Decodable, Sendable {
            var name: String?
        }

        var resourceType: String?
        var lotNumber: String?
        var deviceName: [Name]?
    }

    var contained: [Device]?
    var `extension`: [ReadExtension]?
    var subject: ReadReference?
    var performedDateTime: String?
    var performedPeriod: ReadPeriod?
    var bodySite: [ReadConcept]?
}

/// What is read of an Observation.
struct ReadObservation: Decodable, Sendable {
    var `extension`: [ReadExtension]?
    var subject: ReadReference?
    var effectiveDateTime: String?
    var effectiveInstant: String?
    var effectivePeriod: ReadPeriod?
    var valueQuantity: ReadQuantity?
    var valueInteger: Decimal?
    var valueString: ReadAnything?
    var valueCodeableConcept: ReadAnything?
    var valueRange: ReadAnything?
    var bodySite: ReadConcept?
}

/// What says whether a resource is one of ours: the rest of it is then read, and not before.
struct ReadKind: Decodable, Sendable {
    var status: String?
    var code: ReadConcept?
}
