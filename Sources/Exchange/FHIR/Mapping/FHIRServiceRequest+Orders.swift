import Domain
import Records

extension FHIRServiceRequest {
    /// An imaging order.
    init(_ order: ImagingOrderEntry, in context: FHIRContext) {
        let ends = order.cancellation.map { FHIRExtension(.endedOn, .date($0.cancelledOn)) }
        let quote = order.quote.map { FHIRExtension(.quote, .money(FHIRMoney($0))) }
        id = order.number.description
        `extension` = [context.episodeExtension] + [ends, quote].compactMap(\.self)
        identifier = context.identifier(order.number)
        status = Self.status(order.state)
        intent = "order"
        category = [Category.imaging.concept]
        code = FHIRConcept(order.modality, order.modalityName)
        subject = context.subject
        occurrenceDateTime = order.bookedOn
        authoredOn = order.orderedOn
        requester = context.staff(order.orderedBy)
        bodySite = [FHIRConcept(heel: order.side)]
        note = [order.note, order.cancellation?.note].compactMap(\.self).map { FHIRAnnotation($0.rawValue) }.nonEmpty
    }

    /// A series: how many sessions from when on, and how far apart.
    init(_ series: SeriesEntry, in context: FHIRContext) {
        let end = series.progress.end.map { FHIRExtension(.seriesEnd, .concept(FHIRConcept($0))) }
        let endedOn = series.stoppedOn.map { FHIRExtension(.endedOn, .date($0)) }
        id = series.number.description
        `extension` = [context.episodeExtension] + [end, endedOn].compactMap(\.self)
        identifier = context.identifier(series.number)
        status = Self.status(series.progress.state(on: context.clinic.today))
        intent = "plan"
        category = [Category.series.concept]
        code = FHIRConcept(series.treatment, series.treatmentName)
        subject = context.subject
        occurrenceTiming = FHIRTiming(
            repeat: FHIRTiming.Repeat(
                boundsPeriod: FHIRPeriod(start: series.startsOn),
                count: series.progress.planned,
                frequency: series.intervalDays.map { _ in 1 },
                period: series.intervalDays,
                periodUnit: series.intervalDays.map { _ in "d" }
            )
        )
        authoredOn = series.plannedOn
        requester = context.staff(series.staff)
        bodySite = [FHIRConcept(heel: series.side)]
        note = series.note.map { [FHIRAnnotation($0)] }
    }

    private static func status(_ state: ImagingState) -> String {
        switch state {
        case .ordered, .booked: "active"
        case .done: "completed"
        case .cancelled: "revoked"
        }
    }

    private static func status(_ state: SeriesState) -> String {
        switch state {
        case .planned, .onTrack, .due, .overdue: "active"
        case .completed: "completed"
        case .stopped, .withdrawn, .transferred: "revoked"
        }
    }
}
