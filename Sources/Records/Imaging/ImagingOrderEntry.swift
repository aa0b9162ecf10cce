import Domain

/// An imaging order with what became of it.
public struct ImagingOrderEntry: Sendable {
    /// Number of the order.
    public let number: ImagingOrderNumber
    /// The case.
    public let caseNumber: CaseNumber
    /// The heel.
    public let side: Side
    /// The study asked for.
    public let modality: ModalityCode
    /// Its name as printed.
    public let modalityName: String
    /// Day it was ordered.
    public let orderedOn: Day
    /// Day it is booked for.
    public let bookedOn: Day?
    /// Who ordered it.
    public let orderedBy: StaffCode?
    /// Price the patient was told.
    public let quote: Money?
    /// The price range in force when it was ordered, as it was then; nil where there was none.
    public let priceRange: PriceRange?
    /// Remark; nil also where it was erased.
    public let note: NoteText?
    /// When it was cancelled, and why.
    public let cancellation: ImagingCancellation?
    /// What was found.
    public internal(set) var result: ImagingResultEntry?

    /// How far it has come.
    public var state: ImagingState {
        ImagingState(isBooked: bookedOn != nil, hasResult: result != nil, isCancelled: cancellation != nil)
    }

    /// Where the quote lies against the price range; nil without either.
    public var quotePosition: PricePosition? {
        quote.flatMap { priceRange?.position(of: $0) }
    }

    /// Words to say where the quote lies outside the price range; nil where it does not.
    var quoteWarning: String? {
        guard let quote, let priceRange, let quotePosition, quotePosition != .inside else { return nil }
        return "the quote \(quote) is \(quotePosition.rawValue) the \(priceRange.origin)'s price range \(priceRange)"
    }
}

/// The cancelling of an imaging order.
public struct ImagingCancellation: Sendable {
    /// Day it was cancelled.
    public let cancelledOn: Day
    /// Why; nil also where it was erased.
    public let note: NoteText?
}

/// The result of an imaging order.
public struct ImagingResultEntry: Sendable {
    let id: Int64
    /// Day of the study.
    public let performedOn: Day
    /// Whether it shows what was looked for.
    public let conclusion: ImagingConclusion
    /// The report's text; nil also where it was erased.
    public let report: NoteText?
    /// The numbers in it, by kind.
    public internal(set) var measurements: [ImagingMeasurement]
}

/// What is needed to order a study.
public struct ImagingRequest: Sendable {
    /// The case.
    public var caseNumber: CaseNumber
    /// The heel; nil for the only one of the case.
    public var side: Side?
    /// The study.
    public var modality: ModalityCode
    /// Day it is ordered; nil for today.
    public var orderedOn: Day?
    /// Day it is booked for; may lie ahead.
    public var bookedOn: Day?
    /// Price the patient is told.
    public var quote: Amount?
    /// Who orders it.
    public var orderedBy: StaffCode?
    /// Remark.
    public var note: NoteText?

    /// A request for a study on a case, the rest to be set.
    public init(caseNumber: CaseNumber, modality: ModalityCode) {
        self.caseNumber = caseNumber
        self.modality = modality
    }
}

/// What is needed to record a result.
public struct ImagingReport: Sendable {
    /// Day of the study; nil for today.
    public var performedOn: Day?
    /// Whether it shows what was looked for.
    public var conclusion: ImagingConclusion
    /// The numbers in it.
    public var measurements: [MeasurementEntry] = []
    /// The report's text.
    public var text: NoteText?

    /// A report with its conclusion, the rest to be set.
    public init(conclusion: ImagingConclusion) {
        self.conclusion = conclusion
    }
}
