import ArgumentParser
import Cluster
import Domain
import Foundation
import Postgres
import Records
import Reports

/// Where a command works: an open database and the clinic it is about.
struct Desk: Sendable {
    let place: Place
    let pool: Pool
    let clinicCode: ClinicCode?
    let isQuiet: Bool
    /// What the log calls the command: its words.
    let action: String

    /// The same desk, at which the log is told of another command: one whose work this one does on the way.
    func logging(as command: any ParsableCommand.Type) -> Desk {
        Desk(
            place: place,
            pool: pool,
            clinicCode: clinicCode,
            isQuiet: isQuiet,
            action: Invocation.name(of: command)
        )
    }

    /// Reads what is of no patient: statistics, settings, the catalogue.
    ///
    /// Everything read in the closure is of one moment.
    func read<R: Sendable>(
        _ body: (borrowing Transaction, ClinicContext) async throws -> R
    ) async throws -> R {
        try await pool.transaction(isolation: .repeatableRead, access: .readOnly) { transaction in
            try await body(transaction, ClinicContext.find(clinicCode, in: transaction))
        }
    }

    /// Reads records of patients, which the log is told before anybody sees them.
    func show<R: Sendable>(
        _ body: (borrowing Transaction, ClinicContext) async throws -> Deed<R>
    ) async throws -> R {
        let deed = try await read(body)
        try await log(.done, deed.subject, deed.detail)
        return deed.value
    }

    /// Changes records, and tells the log as the last thing; with `dryRun` all is undone, and the log is told that.
    func change<R: Sendable>(
        _ options: ChangeOptions,
        _ body: (borrowing Transaction, ClinicContext) async throws -> Deed<R>
    ) async throws -> R {
        do {
            return try await pool.transaction { transaction in
                let deed = try await body(transaction, ClinicContext.find(clinicCode, in: transaction))
                if options.dryRun { throw DryRun(deed: deed) }
                let entry = AuditEntry(action, .done, deed.subject, detail: deed.detail.json)
                try await AuditLog.append(entry, in: transaction)
                return deed.value
            }
        } catch let dryRun as DryRun<R> {
            try await log(.dryRun, dryRun.deed.subject, dryRun.deed.detail)
            say("dry run: nothing was written")
            return dryRun.deed.value
        }
    }

    /// Tells the log, in a transaction of its own.
    func log(
        _ outcome: AuditOutcome,
        _ subject: AuditSubject,
        _ detail: AuditDetail = AuditDetail(),
        about patients: StoredPatients? = nil
    ) async throws {
        try await pool.transaction { transaction in
            let entry = AuditEntry(action, outcome, subject, detail: detail.json)
            try await AuditLog.append(entry, about: patients, in: transaction)
        }
    }

    /// Works as the owner of the schema, who founds clinics; for who owns the server.
    func asOwner<R: Sendable>(
        _ options: ChangeOptions,
        _ body: (borrowing Transaction) async throws -> Deed<R>
    ) async throws -> R {
        var settings = try await place.administratorSettings()
        settings.role = Migrator.owner
        let action = action
        do {
            return try await Pool.lent(settings) { pool in
                try await pool.transaction { transaction in
                    let deed = try await body(transaction)
                    let entry = AuditEntry(action, .done, deed.subject, detail: deed.detail.json)
                    try await AuditLog.append(entry, in: transaction)
                    if options.dryRun { throw DryRun(deed: deed) }
                    return deed.value
                }
            }
        } catch let dryRun as DryRun<R> {
            say("dry run: nothing was written")
            return dryRun.deed.value
        }
    }

    /// Warns the person, a line each, on standard error; nil is nothing to warn of.
    func warn(_ sentences: [String?]) {
        for sentence in sentences {
            if let sentence { say("warning: \(sentence)") }
        }
    }

    /// Says how many restricted patients a list leaves out.
    func tellLeftOut(_ clinic: ClinicContext, in transaction: borrowing Transaction) async throws {
        let count = try await RestrictionRecords(clinic).leftOut(in: transaction)
        guard count > 0 else { return }
        let what = count == 1 ? "1 restricted patient is" : "\(count) restricted patients are"
        say("\(what) left out; to see one: firststep patient open NUMBER --reason \"...\"")
    }

    /// Says something to the person, on standard error.
    func say(_ words: String) {
        guard !isQuiet else { return }
        StandardError.say(words)
    }
}

/// Leaves a transaction with its result and without its changes.
private struct DryRun<R: Sendable>: Error {
    let deed: Deed<R>
}

/// A command that works at a desk.
protocol DeskCommand: AsyncParsableCommand {
    var database: DatabaseOptions { get }
    func run(at desk: Desk) async throws
}

extension DeskCommand {
    func run() async throws { try await runAtDesk() }

    /// Opens the desk and works there; what is refused is logged.
    func runAtDesk() async throws {
        let place = try Place.find(database.database)
        try await Pool.lent(try await place.staffSettings()) { pool in
            try await Migrator().requireCurrent(pool)
            let desk = Desk(
                place: place,
                pool: pool,
                clinicCode: database.clinic,
                isQuiet: database.quiet,
                action: Invocation.name(of: Self.self)
            )
            do {
                try await run(at: desk)
            } catch let refusal where Refusal.isOne(refusal) {
                let error = await Refusal.explained(refusal, at: desk)
                try? await desk.log(.refused, Invocation.subject, Refusal.detail(of: error))
                throw error
            }
        }
    }
}
