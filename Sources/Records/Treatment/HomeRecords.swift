import Domain
import Postgres

/// The home care of a clinic's patients.
public struct HomeRecords: Sendable {
    let clinic: ClinicContext

    /// The prescriptions of this clinic.
    public init(_ clinic: ClinicContext) {
        self.clinic = clinic
    }

    /// The prescriptions of a case, open or closed, by first day; throws ``InvalidInput`` for an unknown case.
    public func prescriptions(
        of number: CaseNumber,
        in transaction: borrowing Transaction
    ) async throws -> [PrescriptionEntry] {
        try await KnownCase.require(number, of: clinic, in: transaction)
        return try await select("prescription.case_id = \(number)", in: transaction)
    }

    /// Prescribes a home measure for a heel.
    ///
    /// Returns it with what may be wrong with it: an unusual dose, the same measure on the same heel not stopped before it
    /// starts. Throws ``InvalidInput`` for whatever does not fit: the case, the side, the day, the measure, the dose.
    public func prescribe(
        _ request: PrescriptionRequest,
        in transaction: borrowing Transaction
    ) async throws -> (prescription: PrescriptionEntry, warnings: [String]) {
        let found = try await OpenCase.find(request.caseNumber, of: clinic, in: transaction)
        let side = try found.heel(request.side)
        let day = request.startsOn ?? clinic.today
        try found.checkBirth(day, of: "the first day")
        let measure = try await measure(request.measure, in: transaction)
        let doses = try measure.doses(of: request.doses)
        let staff = try await StaffRecords(clinic).id(of: request.prescribedBy, in: transaction)
        let duplicates = try await select(
            """
            prescription.case_id = \(found.number) AND prescription.side = \(side)
            AND prescription.measure_code = \(measure.code) AND (stop.stopped_on IS NULL OR stop.stopped_on > \(day))
            """,
            in: transaction
        )
        let note = try await NoteRecords.add(request.note, about: found.patient, of: clinic, in: transaction)
        let number: PrescriptionNumber = try await transaction.queryOne(
            """
            INSERT INTO clinic.prescription
                (clinic_id, case_id, side, measure_code, starts_on, product, staff_id, note_id)
            VALUES (\(clinic.id), \(found.number), \(side), \(measure.code), \(day), \(request.product), \(staff), \(note))
            RETURNING prescription_id
            """
        )["prescription_id"]
        try await insert(doses, of: measure.code, for: number, in: transaction)
        let warnings =
            [found.warning(day, of: "the first day")].compactMap(\.self)
            + doses.compactMap(\.warning) + duplicates.map(\.duplicateWarning)
        return try await (find(number, in: transaction), warnings)
    }

    /// Stops a prescription: the day is the first on which it no longer holds, nil for today.
    public func stop(
        _ number: PrescriptionNumber,
        on stoppedOn: Day?,
        note: NoteText?,
        in transaction: borrowing Transaction
    ) async throws -> PrescriptionEntry {
        let (prescription, openCase) = try await hold(number, in: transaction)
        let day = stoppedOn ?? clinic.today
        try openCase.check(day, of: "the day of stopping")
        if let stopped = prescription.stoppedOn { throw InvalidInput("\(number) was stopped on \(stopped) already") }
        guard day >= prescription.startsOn else {
            throw InvalidInput(
                """
                the day of stopping \(day) lies before the first day \(prescription.startsOn) of \(number); if it is \
                never to begin, void it: firststep home void \(number) --reason "..."
                """
            )
        }
        let note = try await NoteRecords.add(note, about: openCase.patient, of: clinic, in: transaction)
        try await transaction.execute(
            """
            INSERT INTO clinic.prescription_stop (clinic_id, prescription_id, stopped_on, note_id)
            VALUES (\(clinic.id), \(number), \(day), \(note))
            """
        )
        return try await find(number, in: transaction)
    }

    /// Strikes a prescription and its stop; returns it as it stood.
    public func void(
        _ number: PrescriptionNumber,
        reason: Line,
        in transaction: borrowing Transaction
    ) async throws -> PrescriptionEntry {
        let (prescription, _) = try await hold(number, in: transaction)
        _ = try await Voiding.void(
            "clinic.prescription_stop",
            where: "prescription_id = \(number)",
            reason: reason,
            of: clinic,
            in: transaction
        )
        try await Facts.prescription.void(number, reason: reason, of: clinic, in: transaction)
        return prescription
    }
}

extension HomeRecords {
    private func measure(
        _ code: HomeMeasureCode,
        in transaction: borrowing Transaction
    ) async throws -> HomeMeasure {
        try await CatalogueRecords.require(code, in: transaction)
        let parameters = try await transaction.query(DoseParameters(measure: code))
        return try await transaction.queryOne(SelectHomeMeasure(code: code, parameters: parameters))
    }

    private func insert(
        _ doses: [PrescribedDose],
        of measure: HomeMeasureCode,
        for number: PrescriptionNumber,
        in transaction: borrowing Transaction
    ) async throws {
        guard !doses.isEmpty else { return }
        try await transaction.execute(
            """
            INSERT INTO clinic.prescription_dose (clinic_id, prescription_id, measure_code, parameter, low, high)
            SELECT \(clinic.id), \(number), \(measure), dose.parameter, dose.low, dose.high
            FROM unnest(\(doses.map(\.parameter.code))::text[], \(doses.map(\.range.low))::numeric[],
                \(doses.map(\.range.high))::numeric[]) AS dose (parameter, low, high)
            """
        )
    }

    func find(
        _ number: PrescriptionNumber,
        in transaction: borrowing Transaction
    ) async throws -> PrescriptionEntry {
        let found = try await select("prescription.prescription_id = \(number)", in: transaction)
        guard let prescription = found.first else {
            throw try await Facts.prescription.refusal(of: number, of: clinic, in: transaction)
        }
        return prescription
    }

    /// A prescription of an open case; nobody else can change it until the transaction ends.
    func hold(
        _ number: PrescriptionNumber,
        in transaction: borrowing Transaction
    ) async throws -> (prescription: PrescriptionEntry, of: OpenCase) {
        let openCase = try await Facts.prescription.hold(number, of: clinic, in: transaction)
        return try await (find(number, in: transaction), openCase)
    }

    private func select(
        _ condition: SQL,
        in transaction: borrowing Transaction
    ) async throws -> [PrescriptionEntry] {
        var prescriptions = try await transaction.query(SelectPrescriptions(clinic: clinic, condition: condition))
        guard !prescriptions.isEmpty else { return [] }
        let doses = try await transaction.query(
            SelectDoses(clinic: clinic, prescriptions: prescriptions.map(\.number))
        )
        let ofPrescription = Dictionary(grouping: doses, by: \.prescription)
        for index in prescriptions.indices {
            prescriptions[index].doses = ofPrescription[prescriptions[index].number]?.map(\.dose) ?? []
        }
        return prescriptions
    }
}
