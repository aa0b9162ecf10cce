import TestSupport
import Testing

@Suite("Fees and charges from the command line")
struct BillingTests {
    /// Made once for the tests in which nothing may be written.
    private static let untouched = Task { try await clinic() }

    /// Fees from 2025-01-01: a visit 180.00, a focused session 250.00.
    private static func clinic() async throws -> TestClinic {
        let clinic = try await TestClinic.withCases()
        for fee in ["visit-new --amount 180", "eswt-focused --amount $250.00"] {
            #expect(try await clinic.firststep("billing fees set \(fee) --from 2025-01-01").code == 0)
        }
        return clinic
    }

    @Test("a fee is set, listed as a service's fee of today, ended, and followed by the next")
    func fees() async throws {
        let clinic = try await Self.clinic()
        let services = try await clinic.firststep("billing services --format csv").output
        #expect(services.contains("eswt-focused,Focused shockwave session,treatment,250.00\r\n"))
        #expect(services.contains("night-splint,Night splint,device,\r\n"))
        #expect(try await clinic.firststep("billing fees end eswt-focused --on 2025-07-01").code == 0)
        #expect(try await clinic.firststep("billing fees set eswt-focused --amount 1260.5 --from 2025-07-01").code == 0)
        let fees = try await clinic.firststep("billing fees list --service eswt-focused").output
        #expect(fees.contains("$250.00  2025-01-01  2025-07-01\n"))
        #expect(fees.contains("$1,260.50  2025-07-01\n"))
    }

    @Test("a fee that ends on the day it begins is withdrawn, and so makes room for the right one")
    func withdrawnFee() async throws {
        let clinic = try await Self.clinic()
        let ended = try await clinic.firststep("billing fees end visit-new --on 2025-01-01")
        #expect(ended.code == 0 && ended.output.contains("withdrawn: it never held"))
        #expect(try await clinic.firststep("billing fees set visit-new --amount 18 --from 2025-01-01").code == 0)
    }

    @Test(
        "a fee that cannot be is refused, and nothing is written",
        arguments: [
            (
                "set eswt-focused --amount 260 --from 2025-07-01", 65,
                "has a fee of $250.00 from 2025-01-01 already; end it first: firststep billing fees end eswt-focused --on"
            ),
            ("set eswt-radial --amount 10 --from 2025-07-01 --to 2025-07-01", 65, "before it begins"),
            ("set eswt --amount 10", 65, "did you mean eswt-focused or"),
            ("set prp-injection --amount 10.005", 64, "not an amount; write it as in 250 or 249.50"),
            ("set prp-injection --amount -5", 64, "Missing value for '--amount"),
            ("set prp-injection --amount 25000000", 65, "look for a missing decimal point"),
            ("set prp-injection", 64, "--amount"),
            ("end prp-injection --on 2025-01-01", 65, "has no fee that holds on 2025-01-01"),
            ("end eswt-focused --on 2024-01-01", 65, "its fees: $250.00 from 2025-01-01"),
            ("end eswt-focused --on 2025-02-30", 64, "not in the calendar"),
        ]
    )
    func refusedFees(_ words: String, _ code: Int32, _ reason: String) async throws {
        let clinic = try await Self.untouched.value
        let refused = try await clinic.firststep("billing fees \(words)")
        #expect(refused.code == code && refused.output.isEmpty)
        #expect(refused.errors.contains(reason), "\(refused.errors)")
        let fees = try await clinic.firststep("billing fees list --format csv").output
        #expect(fees.split(separator: "\r\n").count == 3)
    }

    @Test("a charge freezes the fee of its day; a later fee changes nothing")
    func frozenFee() async throws {
        let clinic = try await Self.clinic()
        let charge = try await clinic.firststep(
            "billing charges add C-1001 --service eswt-focused --on 2025-02-03 --units 2 --by dlee --format json"
        )
        #expect(charge.code == 0 && charge.errors.isEmpty)
        #expect(charge.output.contains("\"unit_price_cents\" : 25000") && charge.output.contains("\"side\" : \"left\""))
        #expect(charge.output.contains("\"amount_cents\" : 50000") && charge.output.contains("\"priced_by\" : \"fee\""))
        _ = try await clinic.firststep("billing fees end eswt-focused --on 2025-01-01")
        _ = try await clinic.firststep("billing fees set eswt-focused --amount 1 --from 2025-01-01")
        let listed = try await clinic.firststep("billing charges list --case C-1001 --format csv").output
        #expect(listed.hasSuffix("Focused shockwave session,2,250.00,500.00,fee,dlee\r\n"))
    }

    @Test("a visit has no side; a price by hand needs no fee; a credit is negative")
    func kinds() async throws {
        let clinic = try await Self.clinic()
        let visit = try await clinic.firststep("billing charges add C-1002 --service visit-new --on 2025-02-03")
        #expect(visit.code == 0 && !visit.output.contains("Heel"))
        let byHand = try await clinic.firststep(
            "billing charges add C-1002 --service hydrodissection --side left --amount 649.99 --on 2025-02-03"
        )
        #expect(byHand.output.contains("Priced by  hand") && byHand.output.contains("$649.99"))
        let credit = try await clinic.firststep(
            "billing charges add C-1002 --service visit-new --units -1 --on 2025-02-03"
        )
        #expect(credit.code == 0 && credit.errors.isEmpty && credit.output.contains("Amount     -$180.00"))
    }

    @Test("the same deed charged twice is warned of, and one can be voided once")
    func twins() async throws {
        let clinic = try await Self.clinic()
        let add = "billing charges add C-1001 --service eswt-focused --on 2025-02-03"
        _ = try await clinic.firststep(add)
        let twin = try await clinic.firststep(add)
        #expect(twin.code == 0)
        #expect(twin.errors.hasPrefix("warning: B-1 bills the same service for the same day already"))
        let voided = try await clinic.firststep("billing charges void B-2 --reason \"billed twice\"")
        #expect(voided.code == 0 && voided.output.contains("Voided because  billed twice"))
        #expect(try await clinic.firststep("billing charges void B-2 --reason again").code == 65)
        #expect(try await clinic.standing("billing.charge") == 1)
    }

    @Test(
        "a charge that cannot be is refused, and nothing is written",
        arguments: [
            ("C-1001 --service eswt-focused --side right", 65, "is about the left heel, not the right one"),
            ("C-1002 --service eswt-focused", 65, "has two heels; say --side left or --side right"),
            ("C-1003 --service visit-new", 65, "was closed on 2025-03-01; reopen it first"),
            ("C-1009 --service visit-new", 65, "there is no case C-1009"),
            ("P-1001 --service visit-new", 64, "not the number of a case"),
            ("C-1001 --service visit-neu", 65, "there is no service \"visit-neu\""),
            ("C-1001 --service eswt-radial --on 2025-02-03", 65, "has no fee on 2025-02-03; set one"),
            ("C-1001 --service visit-new --on 2024-12-31", 65, "has no fee on 2024-12-31"),
            ("C-1001 --service visit-new --on 2199-01-01", 65, "lies in the future"),
            ("C-1001 --service visit-new --amount 1 --on 1984-03-04", 65, "before the patient's birth"),
            ("C-1001 --service visit-new --units 0", 64, "not a number of units"),
            ("C-1001 --service visit-new --units 1.5", 64, "not a number of units"),
            ("C-1001 --service visit-new --by nobody", 65, "there is nobody with the code nobody"),
            ("C-1001", 64, "--service"),
        ]
    )
    func refusedCharges(_ words: String, _ code: Int32, _ reason: String) async throws {
        let clinic = try await Self.untouched.value
        let refused = try await clinic.firststep("billing charges add \(words)")
        #expect(refused.code == code && refused.output.isEmpty)
        #expect(refused.errors.contains(reason), "\(refused.errors)")
        #expect(try await clinic.standing("billing.charge") == 0)
    }

    @Test("a dry run shows the charge and keeps none")
    func dryRun() async throws {
        let clinic = try await Self.untouched.value
        let tried = try await clinic.firststep(
            "billing charges add C-1001 --service visit-new --on 2025-02-03 --dry-run"
        )
        #expect(tried.code == 0 && tried.output.contains("$180.00") && tried.errors.contains("nothing was written"))
        #expect(try await clinic.standing("billing.charge") == 0)
    }

    @Test(
        "a list of charges says what it cannot find",
        arguments: [
            ("--case C-1009", 65, "there is no case C-1009"),
            ("--from 2025-03-01 --to 2025-02-01", 65, "before it begins"),
        ]
    )
    func refusedList(_ words: String, _ code: Int32, _ reason: String) async throws {
        let refused = try await Self.untouched.value.firststep("billing charges list \(words)")
        #expect(refused.code == code && refused.errors.contains(reason))
    }
}
