import Domain
import Foundation
import Postgres
import TestSupport
import Testing

/// The counting of outcomes in clinics made by chance.
@Suite("Counting outcomes")
struct OutcomeCountingTests {
    /// Questions that differ in everything that one can.
    private func questions(_ random: inout SeededGenerator, until last: Day) -> [CountQuestion] {
        let middle = last + -Int.random(in: 150...350, using: &random)
        return [
            CountQuestion(), CountQuestion(allHeels: true, strata: ["side", "sex", "age_band"]),
            CountQuestion(window: "6w", purpose: "research", strata: ["payer", "clinician"]),
            CountQuestion(window: "6m", from: middle, strata: ["diagnosis", "chronicity"]),
            CountQuestion(to: middle, allHeels: true, strata: ["completeness"]),
            CountQuestion(from: last + 1, strata: ["side"]),
        ]
    }

    @Test(
        "give the same rows as none, whatever was recorded, struck or merged since and however time went on",
        arguments: Seeds.all
    )
    func same(seed: UInt64) async throws {
        let random = try await RandomClinic(seed: seed)
        let clinic = random.clinic
        var generator = SeededGenerator(seed: seed &+ 100)
        let last = try Day(parsing: String(try #require(random.moments.last).prefix(10)))
        let questions = questions(&generator, until: last)
        let moments =
            [3, 11, 12, 14].map { random.moments[$0] } + [try await clinic.now()]
        var expected: [[[String]]] = []
        for moment in moments {
            var answers: [[String]] = []
            for question in questions { answers.append(try await clinic.counts(question, at: moment)) }
            expected.append(answers)
        }
        #expect(Set(expected.map { $0[0] }).count >= moments.count - 1, "the moments are alike")
        var renewed: [Int] = []
        for kept in moments.indices {
            for question in questions.indices where question == kept % 2 || Bool.random(using: &generator) {
                renewed.append(try #require(try await clinic.keep(questions[question], at: moments[kept])))
            }
            for (moment, question) in [(kept, 0), (kept + 1, 0), (kept + 2, 0), (kept - 1, 0)].flatMap({ pair in
                questions.indices.map { (pair.0, $0) }
            }) where moments.indices.contains(moment) {
                let answer = try await clinic.counts(questions[question], at: moments[moment])
                #expect(
                    answer == expected[moment][question],
                    "seed \(seed), kept at \(moments[kept]), asked at \(moments[moment]): question \(question)"
                )
            }
            if kept == 3 { try await clinic.forgetCounts() }
        }
        let heels: Int = try await clinic.superuser("SELECT count(*) AS heels FROM reporting.heel_outcome")[0]["heels"]
        #expect(renewed.contains { (1..<heels * 3 / 4).contains($0) }, "some nights renew a part: \(renewed)")
    }

    @Test("gives what the definitions say, heel by heel", arguments: Seeds.all)
    func definitions(seed: UInt64) async throws {
        let random = try await RandomClinic(seed: seed &+ 10)
        let clinic = random.clinic
        var generator = SeededGenerator(seed: seed)
        let parts = ["(patients,", "(window,", "(stratum,", "(survival,", "(gap,", "(off_window,"]
        for moment in [random.moments[4], random.moments[14], try #require(random.moments.last)] {
            let last = try Day(parsing: String(moment.prefix(10)))
            for var question in questions(&generator, until: last) {
                question.strata = ["treatment"]
                let heels = try await CohortByHand.heels(
                    of: clinic,
                    at: moment,
                    today: last.daysSince1970,
                    purpose: question.purpose
                )
                let expected = Set(CohortByHand(heels, of: question, today: last.daysSince1970).rows)
                let counted = Set(
                    try await clinic.counts(question, at: moment).filter { row in parts.contains { row.hasPrefix($0) } }
                )
                let difference = counted.symmetricDifference(expected).sorted()
                #expect(difference.isEmpty, "seed \(seed) at \(moment): \(question.words)")
            }
        }
    }
}
