import Foundation
import TestSupport
import Testing

@Suite("Imaging from the command line")
struct ImagingTests {
    private let ordering = "imaging order C-1001 --modality ultrasound --on 2025-02-03"

    @Test("an order keeps the price range of its day, the clinic's own before the catalogue's")
    func frozenRange() async throws {
        let clinic = try await TestClinic.withCases()
        let catalogues = try await clinic.firststep("\(ordering) --quote 300 --by dlee --note \"first look\"")
        #expect(catalogues.code == 0 && catalogues.errors.isEmpty)
        #expect(catalogues.output.contains("Imaging order     I-1\n") && catalogues.output.contains("first look"))
        _ = try await clinic.firststep("imaging price set ultrasound --low 320 --high 480 --from 2025-01-01")
        let own = try await clinic.firststep("\(ordering) --quote 300 --format json")
        #expect(own.errors == "warning: the quote $300.00 is below the clinic's price range $320.00-$480.00\n")
        #expect(
            own.output.contains("\"price_low_cents\" : 32000") && own.output.contains("\"price_origin\" : \"clinic\"")
        )
        let listed = try await clinic.firststep("imaging list --case C-1001 --format csv").output
        #expect(listed.contains("I-1,C-1001,left,ultrasound,ordered,2025-02-03,,,,,,300.00,200.00,600.00,inside\r\n"))
        #expect(listed.contains("I-2,C-1001,left,ultrasound,ordered,2025-02-03,,,,,,300.00,320.00,480.00,below\r\n"))
    }

    @Test("a quote is inside at either end of the range, and a study without one needs none")
    func ends() async throws {
        let clinic = try await TestClinic.withCases()
        #expect(try await clinic.firststep("\(ordering) --quote 200").errors.isEmpty)
        #expect(try await clinic.firststep("\(ordering) --quote 600").errors.isEmpty)
        #expect(try await clinic.firststep("\(ordering) --quote 600.01").errors.contains("is above the catalogue's"))
        let nerves = try await clinic.firststep(
            "imaging order C-1002 --side right --modality nerve-conduction --quote 9"
        )
        #expect(nerves.code == 0 && nerves.errors.isEmpty && !nerves.output.contains("Range"))
    }

    @Test(
        "an order that cannot be is refused",
        arguments: [
            ("C-1001 --modality mri --side right", 65, "is about the left heel, not the right one"),
            ("C-1002 --modality mri", 65, "say --side left or --side right"),
            ("C-1003 --modality mri", 65, "was closed on 2025-03-01; reopen it first"),
            ("C-1009 --modality mri", 65, "imaging order: there is no case C-1009"),
            ("C-1001 --modality sonography", 65, "use one of: ct, mri, nerve-conduction, ultrasound, xray"),
            ("C-1001 --modality mri --on 2999-01-01", 65, "lies in the future"),
            ("C-1001 --modality mri --on 1980-01-01", 65, "before the patient's birth"),
            ("C-1001 --modality mri --booked-on 2020-01-01", 65, "lies before the order date"),
            ("C-1001 --modality mri --by nobody", 65, "nobody with the code nobody"),
            ("C-1001", 64, "--modality"),
            ("P-1001 --modality mri", 64, "write it as in C-1001"),
            ("C-1001 --modality mri --quote 3oo", 64, "is not an amount"),
            ("C-1001 --modality mri --side both", 64, "use one of: left, right"),
        ]
    )
    func refusedOrder(line: String, code: Int32, words: String) async throws {
        let clinic = try await TestClinic.withCases()
        let outcome = try await clinic.firststep("imaging order \(line)")
        #expect(outcome.code == code && outcome.output.isEmpty)
        #expect(outcome.errors.contains(words))
        #expect(try await clinic.standing("clinic.imaging_order") == 0)
    }

    @Test("a thickness is held against its threshold, which itself is not above")
    func thresholds() async throws {
        let clinic = try await TestClinic.withCases()
        for _ in 1...3 { _ = try await clinic.firststep(ordering) }
        let record = "--conclusion positive --on 2025-02-10 --measure fascia-thickness"
        let thick = try await clinic.firststep("imaging result I-1 \(record)=5.2mm --note \"thick\nno tear\"")
        #expect(
            thick.output.contains("5.2 mm, above 4.0 mm: thickened, which often correlates with symptoms\n")
                && thick.output.contains("thick\n")
        )
        #expect(
            try await clinic.firststep("imaging result I-2 \(record)=4").output.contains("4.0 mm, not above 4.0 mm\n")
        )
        let json = try await clinic.firststep("imaging result I-3 \(record)=4.10mm --format json").output
        #expect(json.contains("\"fascia_thickness_mm\" : 4.1") && json.contains("\"state\" : \"done\""))
    }

    @Test("a plain negative result has nothing more to say")
    func negative() async throws {
        let clinic = try await TestClinic.withCases()
        _ = try await clinic.firststep("imaging order C-1001 --modality xray --on 2025-02-03")
        let negative = try await clinic.firststep("imaging result I-1 --conclusion negative --on 2025-02-03")
        #expect(
            negative.code == 0 && negative.errors.isEmpty && negative.output.contains("Conclusion        negative\n")
        )
    }

    @Test(
        "a result that cannot be is refused",
        arguments: [
            ("I-1 --conclusion positive --measure fascia-thickness=5.25mm", 65, "at most one decimal"),
            ("I-1 --conclusion positive --measure fascia-thickness=0", 65, "a positive number, not 0"),
            ("I-1 --conclusion positive --measure fascia-thickness=-1mm", 65, "a positive number, not -1"),
            ("I-1 --conclusion positive --measure fascia-thickness=30.1", 65, "at most 30 mm, not 30.1 mm"),
            ("I-1 --conclusion positive --measure fascia-thickness=0.5cm", 65, "measured in mm, not in \"cm\""),
            ("I-1 --conclusion positive --measure fascia-thickness=5,2mm", 64, "write it as in fascia-thickness=5.2mm"),
            ("I-1 --conclusion positive --measure fascia-thickness", 64, "write it as in fascia-thickness=5.2mm"),
            ("I-1 --conclusion positive --measure fascia=5.2mm", 65, "did you mean fascia-thickness?"),
            (
                "I-1 --conclusion positive --measure fascia-thickness=5 --measure fascia-thickness=6", 65,
                "fascia-thickness is given twice"
            ),
            ("I-1 --conclusion positive --on 2025-02-02", 65, "before the order date 2025-02-03"),
            ("I-1 --conclusion positive --on 2999-02-02", 65, "lies in the future"),
            ("I-1 --conclusion maybe", 64, "use one of: positive, negative, indeterminate"),
            ("I-2 --conclusion negative", 65, "I-2 was cancelled on 2025-02-04; order the study again"),
            ("I-7 --conclusion negative", 65, "there is no imaging order I-7"),
            ("S-1 --conclusion negative", 64, "write it as in I-1001"),
        ]
    )
    func refusedResult(line: String, code: Int32, words: String) async throws {
        let clinic = try await TestClinic.withCases()
        _ = try await clinic.firststep(ordering)
        _ = try await clinic.firststep(ordering)
        _ = try await clinic.firststep("imaging cancel I-2 --on 2025-02-04")
        let outcome = try await clinic.firststep("imaging result \(line)")
        #expect(outcome.code == code && outcome.output.isEmpty)
        #expect(outcome.errors.contains(words))
        #expect(try await clinic.standing("clinic.imaging_result") == 0)
        #expect(try await clinic.standing("clinic.measurement") == 0)
    }

    @Test("an order is open until it is done or cancelled, and is neither twice")
    func states() async throws {
        let clinic = try await TestClinic.withCases()
        for booking in ["", " --booked-on 2025-02-20", " --booked-on 2025-02-20", ""] {
            _ = try await clinic.firststep(ordering + booking)
        }
        _ = try await clinic.firststep("imaging result I-3 --conclusion indeterminate --on 2025-02-20")
        let cancelled = try await clinic.firststep("imaging cancel I-4 --on 2025-02-21 --reason \"moved away\"")
        #expect(cancelled.output.contains("Cancelled because  moved away\n"))
        let all = try await clinic.firststep("imaging list --format csv").output.split(separator: "\r\n").dropFirst()
        #expect(all.map { $0.split(separator: ",")[4] } == ["ordered", "booked", "done", "cancelled"])
        let open = try await clinic.firststep("imaging list --open --case C-1001 --format csv").output
        #expect(open.contains("I-1") && open.contains("I-2") && !open.contains("I-3") && !open.contains("I-4"))
        let refusals = [
            "result I-3 --conclusion negative": "I-3 has a result of 2025-02-20 already",
            "cancel I-3": "was done on 2025-02-20 and can no longer be cancelled",
            "cancel I-4": "was cancelled on 2025-02-21 already",
            "cancel I-1 --on 2025-02-02": "lies before the order date",
            "list --case C-1009": "there is no case C-1009",
        ]
        for (line, words) in refusals {
            let refused = try await clinic.firststep("imaging \(line)")
            #expect(refused.code == 65 && refused.output.isEmpty && refused.errors.contains(words))
        }
        #expect(try await clinic.firststep("imaging list --case C-1003").output == "no such imaging order\n")
    }

    @Test("a result is corrected by voiding it; an order is voided with all that hangs on it")
    func voiding() async throws {
        let clinic = try await TestClinic.withCases()
        _ = try await clinic.firststep(ordering)
        let record = "imaging result I-1 --conclusion positive --on 2025-02-10 --measure fascia-thickness"
        _ = try await clinic.firststep("\(record)=5.2mm")
        let dry = try await clinic.firststep("imaging void-result I-1 --reason misread --dry-run")
        #expect(dry.code == 0 && dry.errors.contains("dry run: nothing was written"))
        #expect(try await clinic.standing("clinic.measurement") == 1)
        let struck = try await clinic.firststep("imaging void-result I-1 --reason misread")
        #expect(struck.output.contains("ordered") && !struck.output.contains("5.2 mm"))
        #expect(
            try await clinic.firststep("imaging void-result I-1 --reason misread").errors.contains("no result to void")
        )
        #expect(try await clinic.firststep("\(record)=5.3mm").output.contains("5.3 mm"))
        let order = try await clinic.firststep("imaging void I-1 --reason \"wrong patient\"")
        #expect(order.output.contains("voided") && order.output.contains("Voided because            wrong patient\n"))
        for table in ["clinic.imaging_order", "clinic.imaging_result", "clinic.measurement"] {
            #expect(try await clinic.standing(table) == 0)
        }
        let again = try await clinic.firststep("imaging void I-1 --reason \"wrong patient\"")
        #expect(again.code == 65 && again.errors.contains("imaging order I-1 was voided"))
        #expect(try await clinic.firststep("imaging void I-1 --reason \" \"").code == 64)
    }

    @Test("of two who record a result at once, one is told that there is one already")
    func twoAtOnce() async throws {
        let clinic = try await TestClinic.withCases()
        _ = try await clinic.firststep(ordering)
        async let first = clinic.firststep("imaging result I-1 --conclusion positive --on 2025-02-10")
        async let second = clinic.firststep("imaging cancel I-1 --on 2025-02-10")
        let outcomes = try await [first, second]
        #expect(outcomes.map(\.code).sorted() == [0, 65])
        let (results, cancellations) = try await (
            clinic.standing("clinic.imaging_result"), clinic.standing("clinic.imaging_cancellation")
        )
        #expect(results + cancellations == 1)
    }
}
