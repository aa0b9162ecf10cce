import Domain
import Exchange
import Foundation
import Outcomes
import Reports
import TestSupport
import Testing

/// What holds of the spreadsheets of `outcomes analyse` and `outcomes survival`, whatever is in them.
@Suite("Spreadsheets to be analysed")
struct AnalysisFuzzTests {
    private static let pairs = "subject,group,before,after\na,A,5,2.5\nb,A,-0.25,\nc,\"B\",1000000,0\nd,B,7,7\n"
    private static let times = "subject,group,time,event\na,A,5,1\nb,A,12.5,0\nc,B,0,1\nd,B,,\n"

    /// Reads a text in pieces; nil where it is refused as a whole or in part.
    private func read<Sheet: AnalysisSheet>(_ text: String, _ sheet: Sheet, pieces: Int) throws -> Sheet? {
        var sheet = sheet
        let bytes = Array(text.utf8)
        do {
            for start in stride(from: 0, to: bytes.count, by: pieces) {
                try sheet.read(Array(bytes[start..<min(start + pieces, bytes.count)]))
            }
            try sheet.finish()
        } catch is InvalidInput {
            return nil
        }
        return sheet.refusalCount == 0 ? sheet : nil
    }

    @Test("a sheet is read or refused, and what was read has figures that JSON can hold", arguments: Seeds.all)
    func sheets(seed: UInt64) throws {
        var text = HardText(seed: seed)
        var read = 0
        for round in 0..<80 {
            let pieces = Int.random(in: 1...40, using: &text.random)
            let input = round == 0 ? Self.pairs : text.next(near: [Self.pairs])
            if let sheet = try self.read(input, PairSheet(), pieces: pieces) {
                let direction: Scale.Direction = Bool.random(using: &text.random) ? .lowerIsBetter : .higherIsBetter
                let question = AnalysisQuestion(
                    scale: Scale(direction: direction, zeroIsNoComplaint: true),
                    definitions: [.mcid(steps: 2), .percentFall(30)]
                )
                let json = try OutcomeAnalysis(sheet.groups(places: 6), question).json()
                #expect(!json.isEmpty, "seed \(seed)")
                read += 1
            }
            let other = round == 0 ? Self.times : text.next(near: [Self.times])
            if let sheet = try self.read(other, TimeSheet(), pieces: pieces) {
                let analysis = SurvivalAnalysis(sheet.groups, places: sheet.places, leftOut: sheet.leftOut)
                #expect(try !analysis.json().isEmpty, "seed \(seed)")
                read += 1
            }
        }
        #expect(read >= 2, "the examples are read")
    }
}
