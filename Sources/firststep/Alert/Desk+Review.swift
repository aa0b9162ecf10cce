import Domain
import Records

extension Desk {
    /// Asks the rules about the open cases that have to be looked at; what fires is recorded before anything is shown.
    ///
    /// It shows nothing of a patient and changes no record of one: an alert follows from what is recorded, and says who asked.
    func review() async throws {
        let isQuiet = isQuiet
        let fired = try await pool.transaction { transaction in
            let progress = Progress(isQuiet: isQuiet)
            progress.begin("asking the rules")
            let clinic = try await ClinicContext.find(clinicCode, in: transaction)
            try clinic.require(.clinician, .nightly, for: "asking the rules")
            return try await AlertRecords(clinic).review(on: clinic.today, in: transaction) { done, of in
                progress.update("asking the rules", rows: done, share: Double(done) / Double(of))
            }
        }
        if fired > 0 { say("\(fired) new \(fired == 1 ? "alert" : "alerts")") }
    }

    /// The same for who may ask them; for others there are no alerts to see.
    func reviewIfPermitted() async throws {
        let duties = try await read { _, clinic in clinic.duties }
        if duties.contains(.clinician) || duties.contains(.nightly) { try await review() }
    }
}
