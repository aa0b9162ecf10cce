import Domain
import Exchange
import Records
import Reports
import TestSupport
import Testing

@Suite("Files of counts of every kind")
struct CountFileFuzzTests {
    private static let example = #"""
        {"format": "firststep-outcome-counts-1", "publication": "NOT FOR PUBLICATION", "clinic": "denver",
         "clinic_name": "A", "as_of": "2026-04-07T18:30:00Z", "as_of_day": "2026-04-07", "settled": true,
         "program_version": "1", "question": {"all_heels": false, "purpose": "research", "breakdowns": ["sex"]},
         "rules": {"instrument": {"code": "pain", "name": "Pain", "minimum": "0", "maximum": "10", "decimals": 0,
          "unit": "1", "higher_is_better": false, "zero_is_no_complaint": true},
          "baseline": {"code": "baseline", "name": "Before", "target_day": 0, "first_day": -28, "last_day": 0},
          "windows": [{"code": "12w", "name": "12 weeks", "target_day": 84, "first_day": 70, "last_day": 98}],
          "window": "12w", "mcid": {"steps": 2, "population": "p", "version": 1, "source": "s"}, "percent_falls": [30]},
         "exact": {"patients": 3, "windows": [{"code": "12w", "flow": {"scored": 2, "lost": 1},
          "pairs": [[7, 2, 2], [6, null, 1]], "early": 0, "after_another_treatment": 0}], "strata": [], "months": [],
          "courses": [{"code": "mcid", "times": [[40, 1, 1]], "excluded": {"no_room": 1}}], "treatment_courses": [],
          "gaps": [[14, 3]], "off_window": [0, 1, 0], "milestones": [], "prices": [], "diagnoses": [{"heels": 3}],
          "diagnosis_classes": [], "ladder": []}}
        """#

    @Test("a file is read and computed, or refused in words", arguments: Seeds.all)
    func reads(seed: UInt64) throws {
        _ = try CountFileReader.file(Self.example)
        var text = HardText(seed: seed)
        for round in 0..<600 {
            var bytes = Array(Self.example.utf8)
            for _ in 0..<Int.random(in: 1...3, using: &text.random) {
                let place = Int.random(in: bytes.indices, using: &text.random)
                if round % 2 == 0 {
                    bytes[place] = UInt8.random(in: 32...126, using: &text.random)
                } else {
                    bytes.replaceSubrange(
                        place..<place,
                        with: ["9", "-", "null", "[", "0"].randomElement(using: &text.random)?.utf8 ?? "".utf8
                    )
                }
            }
            let input = String(decoding: bytes, as: UTF8.self)
            do {
                var other = try CountFileReader.file(input)
                let file = other
                other.clinic = "elsewhere"
                _ = try MergedFiles([("one", file), ("two", other)]).report(programVersion: "1")?.json()
            } catch {
                #expect(error is InvalidInput, "seed \(seed): \(input.debugDescription)")
            }
        }
    }
}
