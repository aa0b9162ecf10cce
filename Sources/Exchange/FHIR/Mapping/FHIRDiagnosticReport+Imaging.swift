import Domain
import Records

extension FHIRDiagnosticReport {
    /// The report of an imaging order with its measurements; none while there is no result.
    static func all(of order: ImagingOrderEntry, in context: FHIRContext) -> [any FHIRResource] {
        guard let result = order.result else { return [] }
        let measurements = result.measurements.enumerated().map { index, measurement in
            FHIRObservation(measurement, "\(order.number)-\(index + 1)", of: order, on: result.performedOn, in: context)
        }
        let report = FHIRDiagnosticReport(
            id: order.number.description,
            extension: [context.episodeExtension],
            identifier: context.identifier(order.number),
            basedOn: [FHIRReference(.serviceRequest, order.number)],
            code: FHIRConcept(order.modality, order.modalityName),
            subject: context.subject,
            effectiveDateTime: result.performedOn,
            result: measurements.map(\.reference).nonEmpty,
            conclusion: result.report.map { FHIRAnnotation($0.rawValue).text },
            conclusionCode: [FHIRConcept(result.conclusion)]
        )
        return [report] + measurements
    }
}

extension FHIRObservation {
    /// A number in an imaging result; what lies above its threshold is marked high.
    fileprivate init(
        _ measurement: ImagingMeasurement,
        _ id: String,
        of order: ImagingOrderEntry,
        on day: Day,
        in context: FHIRContext
    ) {
        let kind = measurement.kind
        self.init(id, .imaging, FHIRConcept(kind.code, kind.name), on: day, in: context)
        basedOn = [FHIRReference(.serviceRequest, order.number)]
        valueQuantity = FHIRQuantity(measurement.value, ucum: kind.unit.rawValue)
        bodySite = FHIRConcept(heel: order.side)
        if measurement.isAboveThreshold == true {
            interpretation = [FHIRConcept(system: FHIRSystem.interpretation, code: "H")]
        }
        referenceRange = kind.threshold.map { threshold in
            let high = FHIRQuantity(threshold.above, ucum: kind.unit.rawValue)
            return [ReferenceRange(high: high, text: "above: \(threshold.meaning)")]
        }
    }
}
