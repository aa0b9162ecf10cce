import Domain
import Foundation
import Postgres
import TestSupport
import Testing

/// A nightly run that is ended by force, at moments that nobody chose.
@Suite("Nightly runs ended by force")
struct NightlyKillTests {
    private static let moments = 10

    @Test(
        "after a kill at any moment nothing is half there, and the next run makes what is missing",
        .timeLimit(.minutes(5))
    )
    func killed() async throws {
        let nights = try await TestNights.withHeel()
        let day = try await nights.yesterday()
        let days = [-3, -2, -1, 0].map { day + $0 }
        let oldest = ["--date", days[0].description]
        _ = try await nights.program.run(["nightly", "--output", nights.folder] + oldest)
        let began = ContinuousClock.now
        #expect(try await nights.run().code == 0)
        let whole = ContinuousClock.now - began
        let reference = try days.map { try nights.bytes("outcomes.json", of: $0) }
        let seed = Seeds.all[0]
        var random = SeededGenerator(seed: seed)
        var kills = 0
        for _ in 0..<Self.moments {
            for day in days.dropFirst() { try FileManager.default.removeItem(atPath: "\(nights.folder)/\(day)") }
            let share = Double.random(in: 0..<1, using: &random)
            let moment = ContinuousClock.now + whole * share
            let events = try await nights.events()
            let killed = try await nights.run(interruption: .init(SIGKILL) { ContinuousClock.now >= moment })
            let comment: Comment = "seed \(seed), \(share) of the run: \(killed.code), \(killed.errors)"
            #expect([0, 137].contains(killed.code), comment)
            if killed.code == 137 { kills += 1 }
            // What has its name is whole, and no day is there before an older one.
            let there = nights.names().compactMap { try? Day(parsing: $0) }
            #expect(there == Array(days.prefix(there.count)), comment)
            for day in there { try await nights.expectWhole(day, comment) }
            let next = try await nights.run()
            #expect(next.code == 0, "\(next.errors)")
            #expect(nights.names() == days.map(\.description), comment)
            for day in days { try await nights.expectWhole(day, comment) }
            #expect(try days.map { try nights.bytes("outcomes.json", of: $0) } == reference, comment)
            #expect(try await nights.turns() == 0, comment)
            #expect(try await nights.events() - events <= 2, comment)
        }
        #expect(kills > 0)
        let alerts = try await nights.clinic.superuser(
            "SELECT count(*) - count(DISTINCT (case_id, side, rule_code, cause)) AS doubled FROM clinic.alert"
        )
        #expect(try alerts[0]["doubled"] == 0)
        #expect(try await nights.clinic.firststep("audit verify").code == 0)
    }
}
