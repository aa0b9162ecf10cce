import Foundation
import Postgres
import TestSupport
import Testing

/// Good-faith estimates from the command line.
@Suite("Estimates")
struct EstimateTests {
    /// A clinic with a fee for focused shockwaves, and a series of three planned on C-1001.
    private func clinicWithPlan() async throws -> TestClinic {
        let clinic = try await TestClinic.withCases()
        _ = try await clinic.firststep("billing fees set eswt-focused --amount 250 --from 2025-01-01")
        _ = try await clinic.firststep(
            "series plan C-1001 --treatment focused-eswt --on 2025-03-03 --starts-on 2025-03-17 --quiet"
        )
        return clinic
    }

    @Test("it names what is planned, at the fee of the day, with its day, its sum and what has to be said under it")
    func made() async throws {
        let clinic = try await clinicWithPlan()
        let made = try await clinic.firststep("billing estimate C-1001")
        #expect(made.code == 0, "\(made.errors)")
        #expect(made.output.contains("Estimate       G-1\n") && made.output.contains("Ann Example"))
        #expect(made.output.contains("Due by         2025-03-06") && made.output.contains("Total $750.00"))
        #expect(made.output.contains("right to dispute") && made.output.contains("This is not a contract"))
        #expect(made.errors.contains("warning: the estimate was due by 2025-03-06"))
        let shown = try await clinic.firststep("billing estimate show G-1 --format json").output
        #expect(shown.contains("\"total_cents\" : 75000") && shown.contains("\"units\" : 3"))
        let page = try await clinic.firststep("billing estimate show G-1 --format html").output
        #expect(page.contains("<h1>Good-faith estimate G-1</h1>") && page.contains("Total $750.00"))
        let paper = try await clinic.program.shell("$FIRSTSTEP billing estimate show G-1 --format pdf | head -c 5")
        #expect(paper.output == "%PDF-" && paper.errors.isEmpty)
    }

    @Test("made again it changes nothing; a change of scope makes a new one at the prices that were told")
    func reissued() async throws {
        let clinic = try await clinicWithPlan()
        _ = try await clinic.firststep("billing estimate C-1001")
        _ = try await clinic.firststep("billing fees end eswt-focused --on 2025-06-01")
        _ = try await clinic.firststep("billing fees set eswt-focused --amount 300 --from 2025-06-01")
        let again = try await clinic.firststep("billing estimate C-1001 --format csv")
        #expect(again.errors == "nothing has changed since this estimate was made; it stands\n")
        #expect(again.output.contains(",3,250.00,750.00"))
        _ = try await clinic.firststep("imaging order C-1001 --modality mri --quote 900 --quiet")
        let changed = try await clinic.firststep("billing estimate C-1001")
        #expect(
            changed.output.contains("Estimate       G-2\n") && changed.output.contains("Replaces       G-1\n"),
            "\(changed.output)"
        )
        #expect(changed.output.contains("Total $1,650.00"))
        #expect(changed.output.contains("Still to be scheduled separately: MRI of foot and ankle (I-1)."))
        let list = try await clinic.firststep("billing estimate list --all --format csv").output
        #expect(list.contains(",750.00,0.00,false,replaced by G-2") && list.contains(",1650.00,0.00,false,stands"))
        let old = try await clinic.firststep("billing estimate void G-1 --reason mistyped")
        #expect(old.code == 65 && old.errors.contains("estimate G-1 was replaced by G-2; strike that one"))
        #expect(try await clinic.firststep("billing estimate void G-2 --reason mistyped").code == 0)
        let standing = try await clinic.firststep("billing estimate list --format csv").output
        #expect(standing.contains("G-1,C-1001,") && !standing.contains("G-2,"))
    }

    @Test("a bill of $400.00 above is flagged, of $399.99 not")
    func disputable() async throws {
        let clinic = try await clinicWithPlan()
        _ = try await clinic.firststep("billing estimate C-1001")
        _ = try await clinic.firststep("billing charges add C-1001 --service eswt-focused --amount 1149.99")
        #expect(
            try await clinic.firststep("billing estimate list --format csv").output.contains(",750.00,1149.99,false,")
        )
        _ = try await clinic.firststep("billing charges add C-1001 --service visit-return --amount 0.01")
        #expect(
            try await clinic.firststep("billing estimate list --format csv").output.contains(",750.00,1150.00,true,")
        )
    }

    @Test("what the patient asked for is due within three business days")
    func requested() async throws {
        let clinic = try await clinicWithPlan()
        let made = try await clinic.firststep("billing estimate C-1001 --requested-on 2025-05-23 --format json")
        // 2025-05-26 is Memorial Day.
        #expect(
            made.output.contains("\"basis\" : \"requested\"") && made.output.contains("\"due_on\" : \"2025-05-29\"")
        )
    }

    @Test("nothing planned, no price, a closed case and another duty are refused in words")
    func refused() async throws {
        let clinic = try await TestClinic.withCases()
        let nothing = try await clinic.firststep("billing estimate C-1001")
        #expect(nothing.code == 65 && nothing.errors.contains("nothing is planned on C-1001"))
        _ = try await clinic.firststep("imaging order C-1001 --modality mri --quiet")
        let unpriced = try await clinic.firststep("billing estimate C-1001")
        #expect(unpriced.code == 65 && unpriced.errors.contains("firststep billing fees set mri-ankle"))
        #expect(try await clinic.firststep("billing estimate C-1003").code == 65)
        let clinician = try await clinic.colleague(.clinician).line("billing estimate C-1001")
        #expect(clinician.code == 77, "\(clinician.errors)")
        #expect(try await clinic.firststep("billing estimate show G-9").errors.contains("there is no estimate G-9"))
    }

    @Test("who bills is told what is owed and makes it, knowing that a study was done and not what it showed")
    func billing() async throws {
        let clinic = try await TestClinic.withCases()
        let ahead = Date.now.addingTimeInterval(40 * 86_400).formatted(.iso8601.year().month().day())
        _ = try await clinic.firststep("imaging order C-1001 --modality mri --booked-on \(ahead) --quote 900 --quiet")
        let billing = try await clinic.colleague(.billing)
        let owed = try await billing.line("worklist --format csv")
        #expect(owed.output.contains("estimate,C-1001,left,P-1001,\"Example, Ann\",I-1,"), "\(owed.errors)")
        let made = try await billing.line("billing estimate C-1001")
        #expect(made.code == 0 && made.output.contains("Total $900.00"), "\(made.errors)")
        _ = try await clinic.firststep("imaging result I-1 --conclusion negative --quiet")
        #expect(try await billing.line("billing estimate C-1001").code == 0)
        #expect(try await billing.line("imaging list").code == 77)
        let desk = try await clinic.colleague(.frontdesk).line("billing estimate show G-1")
        #expect(desk.code == 0 && desk.output.contains("not for frontdesk"), "\(desk.errors)")
    }

    @Test("the worklist tells of an estimate that is owed, until it is made or the patient has an insurer")
    func owed() async throws {
        let clinic = try await TestClinic.withCases()
        let ahead = Date.now.addingTimeInterval(40 * 86_400).formatted(.iso8601.year().month().day())
        _ = try await clinic.firststep(
            "imaging order C-1001 --modality mri --booked-on \(ahead) --quote 900 --quiet"
        )
        let list = "worklist --kind estimate --format csv"
        let owed = try await clinic.firststep(list).output
        #expect(owed.contains("estimate,C-1001,left,P-1001,\"Example, Ann\",I-1,"), "\(owed)")
        _ = try await clinic.firststep("billing estimate C-1001")
        #expect(try await clinic.firststep(list).output.contains("I-1") == false)
        _ = try await clinic.firststep("billing estimate void G-1 --reason mistyped")
        #expect(try await clinic.firststep(list).output.contains("I-1"))
        try await clinic.pool.transaction { transaction in
            try await transaction.execute(
                """
                WITH payer AS (
                    INSERT INTO clinic.payer (clinic_id, code, name) SELECT clinic_id, 'acme', 'Acme' FROM access.whoami()
                    RETURNING clinic_id, payer_id)
                INSERT INTO clinic.coverage (clinic_id, patient_id, payer_id, member_number, effective_from)
                SELECT clinic_id, 1001, payer_id, 'M1', '2025-01-01' FROM payer
                """
            )
        }
        #expect(try await clinic.firststep(list).output.contains("I-1") == false)
    }
}
