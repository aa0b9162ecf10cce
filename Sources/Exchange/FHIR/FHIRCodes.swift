import Domain

/// The code systems that FirstStep writes and reads in FHIR; both directions take them from here.
///
/// Its own are URNs, since none of them is published anywhere. SNOMED CT is never written, since it needs a licence; of what
/// others write its two words for the sides are understood.
enum FHIRSystem {
    /// Logical Observation Identifiers Names and Codes, loinc.org.
    static let loinc = "http://loinc.org"
    /// Unified Code for Units of Measure, ucum.org.
    static let ucum = "http://unitsofmeasure.org"
    /// ICD-10-CM.
    static let icd10 = "http://hl7.org/fhir/sid/icd-10-cm"
    /// Value set condition-clinical.
    static let clinicalStatus = "http://terminology.hl7.org/CodeSystem/condition-clinical"
    /// Value set condition-ver-status.
    static let verificationStatus = "http://terminology.hl7.org/CodeSystem/condition-ver-status"
    /// Value set condition-category.
    static let conditionCategory = "http://terminology.hl7.org/CodeSystem/condition-category"
    /// Value set observation-category.
    static let observationCategory = "http://terminology.hl7.org/CodeSystem/observation-category"
    /// Value set observation-interpretation.
    static let interpretation = "http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation"
    /// Where REDACTED stands: only what is permitted is in it.
    static let observationValue = "http://terminology.hl7.org/CodeSystem/v3-ObservationValue"

    /// SNOMED CT.
    static let snomed = "http://snomed.info/sct"

    /// A list of FirstStep's own.
    static func own(_ list: String) -> String { "urn:firststep:codes:\(list)" }

    /// What was asked for, an imaging study or a series.
    static let request = own("request")
    /// What an observation puts together: an examination.
    static let panel = own("panel")

    /// The codes of clinics.
    static let clinics = "urn:firststep:clinic"

    /// The codes that a clinic gives to its staff.
    static func staff(of clinic: ClinicCode) -> String { "\(clinics):\(clinic):staff" }

    /// The numbers that a clinic gives to one kind of record.
    static func numbers<Record: NumberedRecord>(of clinic: ClinicCode, _: RecordNumber<Record>.Type) -> String {
        "\(clinics):\(clinic):\(Record.noun.replacing(" ", with: "-"))"
    }
}

/// The LOINC term for pain on the numeric rating scale of 0 to 10, which morning pain is a case of.
enum FHIRPainSeverity {
    static let code = "72514-3"
    static let display = "Pain severity - 0-10 verbal numeric rating [Score] - Reported"
}

/// A word of FirstStep that leaves as a code of its own list.
protocol FHIRWord {
    /// Name of the list.
    static var list: String { get }
}

extension Coded.Diagnosis: FHIRWord { static let list = "diagnosis" }
extension Coded.Technique: FHIRWord { static let list = "exam-technique" }
extension Coded.Zone: FHIRWord { static let list = "exam-zone" }
extension Coded.Modality: FHIRWord { static let list = "modality" }
extension Coded.Measurement: FHIRWord { static let list = "measurement" }
extension Coded.HomeMeasure: FHIRWord { static let list = "home-measure" }
extension Coded.Treatment: FHIRWord { static let list = "treatment" }
extension Coded.Instrument: FHIRWord { static let list = "instrument" }
extension Coded.Milestone: FHIRWord { static let list = "milestone" }
extension Coded.Service: FHIRWord { static let list = "service" }
extension DiagnosisBasis: FHIRWord { static let list = "diagnosis-basis" }
extension FindingResult: FHIRWord { static let list = "finding-result" }
extension ImagingConclusion: FHIRWord { static let list = "imaging-conclusion" }
extension CaseOutcome: FHIRWord { static let list = "case-outcome" }
extension SeriesEnd: FHIRWord { static let list = "series-end" }
extension Guidance: FHIRWord { static let list = "guidance" }

extension Side: FHIRWord {
    static let list = "body-site"

    /// The heel as a body site.
    var bodySite: String { "\(rawValue)-heel" }

    /// The side as a word of SNOMED CT.
    var snomed: String { self == .left ? "7771000" : "24028007" }
}

extension DiagnosisStatus {
    /// In the value set condition-ver-status.
    var verificationStatus: String {
        switch self {
        case .suspected: "provisional"
        case .confirmed: "confirmed"
        case .refuted: "refuted"
        }
    }

    /// What a word of that value set means here; nil for an error and for what is no word of it.
    init?(verificationStatus word: String) {
        switch word {
        case "provisional", "unconfirmed", "differential": self = .suspected
        case "confirmed": self = .confirmed
        case "refuted": self = .refuted
        default: return nil
        }
    }
}

extension DoseQuantity {
    /// Its name within a dose.
    var partName: String {
        switch self {
        case .energy: "energy"
        case .pressure: "pressure"
        case .impulses: "impulses"
        case .frequency: "frequency"
        case .volume: "volume"
        }
    }

    /// Its unit in UCUM.
    var ucum: String {
        switch self {
        case .impulses: "{impulses}"
        case .volume: "mL"
        case .energy, .pressure, .frequency: unit
        }
    }
}
