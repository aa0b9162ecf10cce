/// What a coded value is called in a sentence.
public protocol CodedWord: Sendable {
    /// What it is called, in the singular.
    static var noun: String { get }
}

/// A short code of the catalogue or of a clinic, such as `focused-eswt`.
///
/// Which codes exist is data, not program.
public struct Code<Word: CodedWord>: RawRepresentable, Hashable, Comparable, Sendable {
    /// The code, in lower case.
    public let rawValue: String

    /// Takes a code as stored.
    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// Alphabetically.
    public static func < (left: Self, right: Self) -> Bool {
        left.rawValue < right.rawValue
    }
}

extension Code: CustomStringConvertible {
    /// The code.
    public var description: String { rawValue }
}

extension Code: Parsable {
    /// Reads a code in either case; whether it exists is for the catalogue to say.
    public init(parsing text: String) throws {
        let code = text.lowercased()
        guard !code.isEmpty, code.utf8.count <= 60,
            code.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || "-.%".contains($0)) })
        else { throw InvalidInput("\"\(text)\" is not \(Word.noun.withArticle) code") }
        rawValue = code
    }
}

/// The words that are coded.
public enum Coded {
    /// A clinic.
    public enum Clinic: CodedWord {
        /// clinic.
        public static let noun = "clinic"
    }
    /// A person of the staff.
    public enum Staff: CodedWord {
        /// staff.
        public static let noun = "staff"
    }
    /// A diagnosis.
    public enum Diagnosis: CodedWord {
        /// diagnosis.
        public static let noun = "diagnosis"
    }
    /// A class of causes.
    public enum DiagnosisClass: CodedWord {
        /// diagnosis class.
        public static let noun = "diagnosis class"
    }
    /// A condition of a patient.
    public enum Condition: CodedWord {
        /// condition.
        public static let noun = "condition"
    }
    /// An examination technique.
    public enum Technique: CodedWord {
        /// exam technique.
        public static let noun = "exam technique"
    }
    /// A zone of the heel.
    public enum Zone: CodedWord {
        /// heel zone.
        public static let noun = "heel zone"
    }
    /// An imaging modality.
    public enum Modality: CodedWord {
        /// modality.
        public static let noun = "modality"
    }
    /// A kind of measurement.
    public enum Measurement: CodedWord {
        /// measurement.
        public static let noun = "measurement"
    }
    /// A home measure.
    public enum HomeMeasure: CodedWord {
        /// home measure.
        public static let noun = "home measure"
    }
    /// A parameter of a home measure's dose.
    public enum DoseParameter: CodedWord {
        /// dose parameter.
        public static let noun = "dose parameter"
    }
    /// A treatment.
    public enum Treatment: CodedWord {
        /// treatment.
        public static let noun = "treatment"
    }
    /// An outcome instrument.
    public enum Instrument: CodedWord {
        /// instrument.
        public static let noun = "instrument"
    }
    /// A follow-up window.
    public enum Window: CodedWord {
        /// window.
        public static let noun = "window"
    }
    /// A milestone.
    public enum Milestone: CodedWord {
        /// milestone.
        public static let noun = "milestone"
    }
    /// A billable service.
    public enum Service: CodedWord {
        /// service.
        public static let noun = "service"
    }
    /// A clinical rule.
    public enum Rule: CodedWord {
        /// rule.
        public static let noun = "rule"
    }
    /// A number of a clinical rule.
    public enum RuleParameter: CodedWord {
        /// parameter.
        public static let noun = "parameter"
    }
}

/// Code of a clinic.
public typealias ClinicCode = Code<Coded.Clinic>
/// Code of a person of the staff.
public typealias StaffCode = Code<Coded.Staff>
/// Code of a diagnosis, as in `plantar-fasciopathy`.
public typealias DiagnosisCode = Code<Coded.Diagnosis>
/// Code of a class of causes, as in `achilles-tendinopathy`.
public typealias DiagnosisClassCode = Code<Coded.DiagnosisClass>
/// Code of a condition, as in `pregnancy`.
public typealias ConditionCode = Code<Coded.Condition>
/// Code of an examination technique, as in `hop`.
public typealias TechniqueCode = Code<Coded.Technique>
/// Code of a zone of the heel.
public typealias ZoneCode = Code<Coded.Zone>
/// Code of a modality, as in `ultrasound`.
public typealias ModalityCode = Code<Coded.Modality>
/// Code of a measurement, as in `fascia-thickness`.
public typealias MeasurementCode = Code<Coded.Measurement>
/// Code of a home measure, as in `splint`.
public typealias HomeMeasureCode = Code<Coded.HomeMeasure>
/// Code of a dose parameter, as in `hold`.
public typealias DoseParameterCode = Code<Coded.DoseParameter>
/// Code of a treatment, as in `focused-eswt`.
public typealias TreatmentCode = Code<Coded.Treatment>
/// Code of an instrument, as in `morning-pain`.
public typealias InstrumentCode = Code<Coded.Instrument>
/// Code of a follow-up window, as in `12w`.
public typealias WindowCode = Code<Coded.Window>
/// Code of a milestone, as in `running-resumed`.
public typealias MilestoneCode = Code<Coded.Milestone>
/// Code of a service, as in `eswt-focused`.
public typealias ServiceCode = Code<Coded.Service>
/// Code of a rule of the catalogue, as in `us-thick`; ``RuleCode`` is one that this program knows.
public typealias CatalogueRuleCode = Code<Coded.Rule>
/// Name of a number of a rule, as in `above`.
public typealias RuleParameterCode = Code<Coded.RuleParameter>

extension InstrumentCode {
    /// First-step pain in the morning, 0-10: what every report is about unless another instrument is named.
    public static let morningPain = InstrumentCode(rawValue: "morning-pain")
    /// First-step pain on the visual analogue scale, in mm.
    public static let firstStepScale = InstrumentCode(rawValue: "first-step-vas")
}

extension WindowCode {
    /// The days up to the index day, from which the baseline is taken.
    public static let baseline = WindowCode(rawValue: "baseline")

    /// Twelve weeks after the index day: the follow-up of every report unless another window is named.
    public static let twelveWeeks = WindowCode(rawValue: "12w")
}
