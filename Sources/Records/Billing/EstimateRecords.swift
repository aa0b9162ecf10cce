import Domain
import Postgres

/// The good-faith estimates of a clinic.
public struct EstimateRecords: Sendable {
    let clinic: ClinicContext

    /// The estimates of this clinic.
    public init(_ clinic: ClinicContext) {
        self.clinic = clinic
    }

    /// Makes the estimate of what is planned on a case, in the place of the one that stands; where nothing has changed, that one.
    ///
    /// - Parameters:
    ///   - number: the case.
    ///   - requestedOn: day on which the patient asked for it; nil: something was scheduled.
    ///   - transaction: where it is written.
    /// - Returns: the estimate that stands, and whether it is new.
    /// - Throws: ``InvalidInput`` where nothing is planned, a price is missing, or the prices are in several currencies.
    public func issue(
        for number: CaseNumber,
        requestedOn: Day?,
        in transaction: borrowing Transaction
    ) async throws -> (EstimateEntry, isNew: Bool) {
        let openCase = try await OpenCase.find(number, of: clinic, holding: .alone, in: transaction)
        if let requestedOn { try openCase.check(requestedOn, of: "the request") }
        let deeds = try await transaction.query(SelectPlannedDeeds(clinic: clinic, caseNumber: number))
        guard !deeds.isEmpty else {
            throw InvalidInput(
                """
                nothing is planned on \(number) that an estimate could name; order a study (firststep imaging order) or plan a series \
                (firststep series plan)
                """
            )
        }
        let standing = try await standing(on: number, in: transaction)
        let priced = try deeds.map { try PricedDeed($0, told: standing?.lines ?? []) }
        if let standing, requestedOn == nil,
            standing.lines.map(PricedDeed.Shape.init) == priced.map(PricedDeed.Shape.init)
        {
            return (standing, false)
        }
        let entry = try await insert(priced, on: openCase, requestedOn, in: standing, in: transaction)
        return (entry, true)
    }

    /// An estimate, struck or not; throws ``InvalidInput`` for an unknown number.
    public func find(_ number: EstimateNumber, in transaction: borrowing Transaction) async throws -> EstimateEntry {
        let found = try await estimates("told.estimate_id = \(number)", limit: 1, in: transaction)
        guard let estimate = found.first else {
            throw try await Facts.estimate.refusal(of: number, of: clinic, in: transaction)
        }
        return estimate
    }

    /// The estimates that stand, the newest first; with `all`, those that were replaced or struck too.
    public func list(
        of number: CaseNumber? = nil,
        all: Bool = false,
        limit: Int,
        in transaction: borrowing Transaction
    ) async throws -> [EstimateEntry] {
        var condition: SQL = all ? "true" : EstimateColumns.stands
        if let number { condition += " AND told.case_id = \(number)" }
        return try await estimates(condition, limit: limit, in: transaction)
    }

    /// Strikes an estimate; throws ``InvalidInput`` for one that is unknown, struck or replaced.
    public func void(
        _ number: EstimateNumber,
        reason: Line,
        in transaction: borrowing Transaction
    ) async throws -> EstimateEntry {
        let estimate = try await find(number, in: transaction)
        if let newer = estimate.replacedBy {
            throw InvalidInput("estimate \(number) was replaced by \(newer); strike that one")
        }
        try await Facts.estimate.void(number, reason: reason, of: clinic, in: transaction)
        return try await find(number, in: transaction)
    }

    /// What is scheduled from today on, on the open cases of patients without insurance and named by no estimate, each with its last day in time.
    func owed(in transaction: borrowing Transaction) async throws -> [(deed: PlannedDeed, dueOn: Day)] {
        let deeds = try await transaction.query(SelectPlannedDeeds(clinic: clinic, caseNumber: nil))
        let calendar = try await HolidayRecords(clinic).calendar(in: transaction)
        return deeds.compactMap { deed in
            guard let serviceOn = deed.serviceOn else { return nil }
            return EstimateRule.due(scheduledOn: deed.scheduledOn, serviceOn: serviceOn, calendar).map { (deed, $0) }
        }
    }

    private func standing(on number: CaseNumber, in transaction: borrowing Transaction) async throws -> EstimateEntry? {
        let condition: SQL = "told.case_id = \(number) AND \(EstimateColumns.stands)"
        return try await estimates(condition, limit: 1, in: transaction).first
    }

    private func estimates(
        _ condition: SQL,
        limit: Int,
        in transaction: borrowing Transaction
    ) async throws -> [EstimateEntry] {
        var found = try await transaction.query(SelectEstimates(clinic: clinic, condition: condition, limit: limit))
        let lines = try await transaction.query(SelectEstimateLines(clinic: clinic, estimates: found.map(\.number)))
        let byEstimate = Dictionary(grouping: lines, by: \.estimate)
        for index in found.indices { found[index].lines = byEstimate[found[index].number, default: []].map(\.line) }
        return found
    }

    private func insert(
        _ deeds: [PricedDeed],
        on openCase: OpenCase,
        _ requestedOn: Day?,
        in standing: EstimateEntry?,
        in transaction: borrowing Transaction
    ) async throws -> EstimateEntry {
        let currencies = Set(deeds.map(\.price.currency))
        guard let currency = currencies.first, currencies.count == 1 else {
            throw InvalidInput(
                "the prices are in several currencies: \(currencies.map(\.rawValue).sorted().joined(separator: ", "))"
            )
        }
        let calendar = try await HolidayRecords(clinic).calendar(in: transaction)
        // What an earlier estimate names was told in time or late with that one.
        let fresh = deeds.map(\.deed).filter { !$0.isEstimated }
        let scheduled = fresh.compactMap { deed in
            deed.serviceOn.flatMap { EstimateRule.due(scheduledOn: deed.scheduledOn, serviceOn: $0, calendar) }
        }
        let askedOn = requestedOn ?? fresh.map(\.scheduledOn).min() ?? clinic.today
        let dueOn = requestedOn.map { EstimateRule.due(requestedOn: $0, calendar) } ?? scheduled.min()
        let basis: EstimateBasis = requestedOn == nil ? .scheduled : .requested
        let serviceOn = deeds.compactMap(\.deed.serviceOn).min()
        let number: EstimateNumber = try await transaction.queryOne(
            """
            INSERT INTO billing.estimate (clinic_id, case_id, patient_id, basis, asked_on, service_on, due_on, issued_on, replaces_id, currency)
            VALUES (\(clinic.id), \(openCase.number), \(openCase.patient), \(basis), \(askedOn), \(serviceOn), \(dueOn),
                \(clinic.today), \(standing?.number), \(currency))
            RETURNING estimate_id
            """
        )["estimate_id"]
        let rows = deeds.enumerated().map { place, deed in deed.row(clinic.id, number, openCase.number, place + 1) }
        try await transaction.execute(
            """
            INSERT INTO billing.estimate_line (clinic_id, estimate_id, line, case_id, side, service_code, imaging_order_id, series_id,
                treatment_code, service_on, units, unit_cents, fee_id)
            VALUES \(rows.joined(separator: ", "))
            """
        )
        return try await find(number, in: transaction)
    }
}

/// A planned deed with its service and price.
private struct PricedDeed {
    let deed: PlannedDeed
    let service: ServiceCode
    let price: Money
    let feeID: Int64?

    /// The price that the patient was told of it stays; throws ``InvalidInput`` where no service bills it, or nothing says what it costs.
    init(_ deed: PlannedDeed, told lines: [EstimateLine]) throws {
        self.deed = deed
        if let told = lines.first(where: { $0.record == deed.record }) {
            (service, price, feeID) = (told.service, told.price, told.feeID)
            return
        }
        guard let service = deed.service else { throw InvalidInput("no service of the catalogue bills \(deed.name)") }
        guard let price = deed.price else {
            throw InvalidInput(
                """
                nothing says what \(deed.name) costs, and an estimate has to be a number; set the fee: \
                firststep billing fees set \(service) --amount 250 --from \(deed.scheduledOn)
                """
            )
        }
        (self.service, self.price, feeID) = (service, price, deed.feeID)
    }

    /// What makes an estimate another one.
    struct Shape: Equatable {
        let record: String
        let service: ServiceCode
        let units: Int
        let price: Money
        let serviceOn: Day?

        init(_ line: EstimateLine) {
            (record, service, units) = (line.record, line.service, line.units)
            (price, serviceOn) = (line.price, line.serviceOn)
        }

        init(_ priced: PricedDeed) {
            (record, service, units) = (priced.deed.record, priced.service, priced.deed.units)
            (price, serviceOn) = (priced.price, priced.deed.serviceOn)
        }
    }

    func row(_ clinic: Int64, _ estimate: EstimateNumber, _ caseNumber: CaseNumber, _ place: Int) -> SQL {
        let (order, series, treatment): (ImagingOrderNumber?, SeriesNumber?, TreatmentCode?) =
            switch deed.source {
            case .order(let number): (number, nil, nil)
            case .series(let number, let treatment): (nil, number, treatment)
            }
        return """
            (\(clinic), \(estimate), \(Int64(place)), \(caseNumber), \(deed.side), \(service), \(order)::bigint, \(series)::bigint,
             \(treatment)::text, \(deed.serviceOn)::date, \(Int64(deed.units)), \(price.cents), \(feeID)::bigint)
            """
    }
}

extension PlannedDeed {
    /// Number of the order or series.
    var record: String {
        switch source {
        case .order(let number): "\(number)"
        case .series(let number, _): "\(number)"
        }
    }
}
