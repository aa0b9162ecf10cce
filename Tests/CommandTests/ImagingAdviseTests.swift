import TestSupport
import Testing

/// Which study a case speaks for, from the command line.
@Suite("Imaging advice")
struct ImagingAdviseTests {
    @Test("it names scenario, studies, utility, price range and reason, and what became of an order")
    func advice() async throws {
        let clinic = try await TestClinic.withCases()
        _ = try await clinic.firststep("exam record C-1001 --finding first-step-pain=positive --on 2025-02-01 --quiet")
        _ = try await clinic.firststep("imaging order C-1001 --modality ultrasound --on 2025-02-01 --quiet")
        let advice = try await clinic.firststep("imaging advise C-1001")
        #expect(advice.code == 0 && advice.errors.isEmpty, "\(advice.errors)")
        #expect(advice.output.contains("C-1001, left heel: Classic first-step pain, examination otherwise normal\n"))
        #expect(advice.output.contains("8 of 10  $200.00-$600.00    I-1 ordered on 2025-02-01\n"))
        #expect(advice.output.contains("Because  first-step-pain positive on 2025-02-01\n"))
        let rows = try await clinic.firststep("imaging advise C-1001 --format csv").output.split(separator: "\r\n")
        #expect(rows.count == 3)
        #expect(rows[2].hasPrefix("C-1001,left,first-step,") && rows[2].contains(",next,mri,"))
        #expect(rows[2].contains(",9,9,750.00,1500.00,catalogue,"))
    }

    @Test("a negative X-ray does not close a suspected stress injury")
    func negative() async throws {
        let clinic = try await TestClinic.withCases()
        _ = try await clinic.firststep(
            "case diagnose C-1001 --diagnosis stress-fracture --status suspected --on 2025-02-01 --quiet"
        )
        _ = try await clinic.firststep("imaging order C-1001 --modality xray --on 2025-02-01 --quiet")
        _ = try await clinic.firststep("imaging result I-1 --on 2025-02-02 --conclusion negative --quiet")
        let advice = try await clinic.firststep("imaging advise C-1001")
        #expect(advice.output.contains("Focal bony heel pain after a rapid jump in mileage"))
        #expect(advice.output.contains("I-1 negative on 2025-02-02"))
        #expect(advice.errors.contains("does not exclude one early on: consider MRI"))
        _ = try await clinic.firststep("imaging order C-1001 --modality mri --on 2025-02-03 --quiet")
        #expect(try await clinic.firststep("imaging advise C-1001").errors.isEmpty)
    }

    @Test("without a matching finding it says what to do; a heel that is none of the case's is refused")
    func refused() async throws {
        let clinic = try await TestClinic.withCases()
        let none = try await clinic.firststep("imaging advise C-1001")
        #expect(none.code == 0 && none.output.contains("nothing recorded on C-1001 matches a scenario"))
        let other = try await clinic.firststep("imaging advise C-1001 --side right")
        #expect(other.code == 65 && other.errors.contains("is about the left heel, not the right one"))
        #expect(try await clinic.firststep("imaging advise C-9999").code == 65)
        #expect(try await clinic.colleague(.frontdesk).line("imaging advise C-1001").code == 77)
    }
}
