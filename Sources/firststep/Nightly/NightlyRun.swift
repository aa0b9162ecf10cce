import Cluster
import Domain
import Records
import Reports

/// One run of the nightly job, from its plan to the log.
struct NightlyRun {
    let desk: Desk
    let shelf: NightShelf
    /// The last day that has ended in the clinic's time zone: with it goes what is of now.
    let lastEnded: Day
    /// Until when a report is waited for to be settled; one for the whole run.
    let deadline: ContinuousClock.Instant

    /// Makes the folder of a day and of those missed before it, and removes what is too old; says whether everything was sound.
    func make(_ day: Day, catchingUp most: Int, keeping days: Int) async throws -> Bool {
        for folder in try shelf.removeLeftovers() {
            desk.say("warning: \(folder) is none of this job's unfinished folders, and stays")
        }
        let plan = NightPlan(until: day, beside: try shelf.days(), catchingUp: most)
        tell(plan.leftOut)
        let isSound: Bool
        do {
            isSound = try await make(plan)
        } catch {
            StandardError.say(
                "the night is not complete; what is missing is made by the next run, or at once by the same command"
            )
            throw error
        }
        let removed = try shelf.removeNights(before: day + (1 - days))
        tell(removed, olderThan: days)
        return isSound
    }

    private func make(_ plan: NightPlan) async throws -> Bool {
        var isSound = true
        let days = try shelf.unsettledBefore(plan) + plan.days
        for day in days {
            let moment: ReportMoment
            var old: (manifest: NightlyManifest, folder: String)?
            switch try shelf.night(of: day) {
            case .whole(let manifest) where manifest.settled:
                desk.say("\(shelf.path(of: day)) is there already, and whole")
                isSound = isSoundThen(manifest, day) && isSound
                continue
            case .whole(let manifest):
                moment = try await settledMoment(of: day)
                guard moment.isSettled else {
                    desk.say("warning: \(shelf.path(of: day)) is there already, and still not settled")
                    continue
                }
                let aside = try shelf.setAside(day, as: "unsettled")
                desk.say("\(shelf.path(of: day)) was not settled; it is now \(aside)")
                old = (manifest, aside)
            case .damaged(let why):
                isSound = false
                moment = try await settledMoment(of: day)
                StandardError.say(
                    "\(shelf.path(of: day)) is damaged: \(why); it is now \(try shelf.setAside(day, as: "damaged"))"
                )
            case .absent: moment = try await settledMoment(of: day)
            }
            isSound = try await make(day, at: moment, of: days, insteadOf: old) && isSound
        }
        return isSound
    }

    /// The end of a day; asks again until no transaction is open that could still record something earlier, or time is over.
    private func settledMoment(of day: Day) async throws -> ReportMoment {
        while true {
            let moment = try await desk.read { transaction, clinic in
                try await OutcomeRecords(clinic).moment(asOf: .endOf(day), in: transaction)
            }
            guard !moment.isSettled, ContinuousClock.now < deadline else { return moment }
            try await Task.sleep(for: .milliseconds(200))
        }
    }

    /// Makes the folder of a day; the log is told of the run before the last one appears.
    private func make(
        _ day: Day,
        at moment: ReportMoment,
        of days: [Day],
        insteadOf old: (manifest: NightlyManifest, folder: String)?
    ) async throws -> Bool {
        let schema = try Migrator()
        let begun = NightlyManifest(
            of: shelf.clinic,
            day: day,
            program: FirstStep.configuration.version,
            schema: schema.migrations.count
        )
        let folder = try NightFolder(try shelf.begin(day), begun)
        let report = try await desk.read { transaction, clinic in
            let question = OutcomeQuestion()
            let cohort = try await OutcomeRecords(clinic).cohort(question, at: moment, in: transaction)
            return OutcomeReport(
                cohort,
                question: question,
                at: moment,
                of: clinic,
                programVersion: FirstStep.configuration.version
            )
        }
        for file in try report.files() { try folder.put(file.name, file.bytes) }
        let morning = day == lastEnded ? try await NightlyMorning(desk: desk, folder: folder).write(until: day) : nil
        if let old, morning == nil { try folder.carry(old.manifest, from: old.folder) }
        let digest = try folder.finish(at: moment)
        if day == days.last {
            var subject = morning?.subject ?? .setting
            subject.fileDigest = digest.rawValue
            var detail = AuditDetail()
            try detail.note("days", days.map(\.description).joined(separator: " "))
            try await desk.log(.done, subject, detail)
        }
        try folder.commit()
        tell(day, moment, folder.manifest, morning)
        return morning?.findings.isEmpty ?? true
    }

    /// Whether the checks of a night that is there already had found nothing; says where they had.
    private func isSoundThen(_ manifest: NightlyManifest, _ day: Day) -> Bool {
        guard manifest.checksPassed == false else { return true }
        StandardError.say(
            "its checks found that the records do not hold together; see \(shelf.path(of: day))/integrity.txt"
        )
        return false
    }

    private func tell(_ days: [Day]) {
        guard let first = days.first, let last = days.last else { return }
        let nights = days.count == 1 ? "1 missed day is" : "\(days.count) missed days are"
        desk.say("warning: \(nights) left out, \(first) to \(last); make one by: --date \(last) --catch-up 0")
    }

    private func tell(_ removed: [Day], olderThan days: Int) {
        guard let first = removed.first, let last = removed.last else { return }
        let folders = removed.count == 1 ? "1 folder" : "\(removed.count) folders"
        desk.say("\(folders) older than \(days) days removed, \(first) to \(last)")
    }

    private func tell(_ day: Day, _ moment: ReportMoment, _ manifest: NightlyManifest, _ morning: NightlyMorning.Told?)
    {
        desk.say("\(shelf.path(of: day)): \(manifest.files.count) files as of \(moment.moment)")
        if !moment.isSettled {
            desk.say(
                "warning: \(day) is not settled: a transaction from before is open; run this again when it has ended"
            )
        }
        guard let findings = morning?.findings, !findings.isEmpty else { return }
        let found = findings.map { "\($0.check) (\($0.count))" }.joined(separator: ", ")
        StandardError.say("the records do not hold together: \(found); see \(shelf.path(of: day))/integrity.txt")
    }
}
