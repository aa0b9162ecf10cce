import Exchange
import Foundation
import Records
import Reports
import TestSupport
import Testing

@Suite("Count files merged")
struct MergedReportTests {
    private func written(_ file: CountFile) throws -> CountFile {
        try CountFileReader.file(String(decoding: file.json(), as: UTF8.self))
    }

    @Test("the counts of two halves give the report of the whole, figure for figure", arguments: Seeds.all)
    func halves(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        for heels in [0, 1, 7, 60, 300] {
            let clinic = RandomCohort(heels: heels, using: &random)
            let files = try zip(["a", "b"], clinic.halves).map { name, half in
                (name: "\(name).json", file: try written(RandomCohort.file(half, clinic: "clinic-\(name)")))
            }
            let merged = try MergedFiles(files).report(programVersion: "1")
            let whole = try RandomCohort.report(
                clinic.cohort,
                clinic: "clinic-a, clinic-b",
                name: "2 clinics together"
            )
            #expect(try merged?.json() == whole.json(), "seed \(seed), \(heels) heels")
        }
    }

    @Test("sums of a public file are those of its public report, and merge with exact counts", arguments: Seeds.all)
    func sums(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let clinic = RandomCohort(heels: 400, using: &random)
        let exact = try RandomCohort.file(clinic.halves[0], clinic: "clinic-a")
        let report = try PublicOutcomeReport(RandomCohort.report(clinic.halves[1]), of: clinic.halves[1])
        let published = try RandomCohort.file(clinic.halves[1], clinic: "clinic-b")
            .publishing(CountFile.sums(of: report, clinic.halves[1]))
        let merged = try MergedFiles([("a", written(exact)), ("b", written(published))])
        #expect(try !merged.isExact && merged.report(programVersion: "1") == nil)
        let pooled = try PooledReport(merged, programVersion: "1")
        let whole = try RandomCohort.report(clinic.cohort).overall
        let all = try #require(pooled.groups.first { $0.by == "all" && $0.window == "12w" })
        #expect(all.pairs == whole.pairs && all.change.mean == whole.change.mean && all.change.t == whole.change.t)
        #expect(all.change.dZ == whole.change.dZ && pooled.withoutCounts == ["clinic-b"])
    }
}
