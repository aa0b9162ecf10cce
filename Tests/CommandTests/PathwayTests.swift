import Foundation
import TestSupport
import Testing

/// Check-ins, runs, shoes, routes, conditions and alerts from the command line.
@Suite("The clinical pathway from the command line")
struct PathwayTests {
    @Test("what is not asked stays unknown, and a check-in without an answer is refused")
    func checkIns() async throws {
        let clinic = try await TestClinic.withCases()
        let recorded = try await clinic.firststep(
            "checkin record C-1001 --night-pain no --pain-free-walk 20 --format json"
        )
        #expect(recorded.output.contains("\"pain_at_night\" : false") && recorded.output.contains("\"burning\" : null"))
        let nothing = try await clinic.firststep("checkin record C-1001")
        #expect(nothing.code == 65 && nothing.errors.contains("say what the patient reports"))
        let atypical = try await clinic.firststep("checkin record C-1001 --atypical yes")
        #expect(atypical.code == 65 && atypical.errors.contains("say in a --note what is atypical"))
        let range = try await clinic.firststep("checkin record C-1001 --post-run-pain 11")
        #expect(range.code == 65 && range.errors.contains("--post-run-pain 11 is outside 0-10"))
    }

    @Test("distances are read in km, mi and m, stored in metres, and a bare number is refused")
    func distances() async throws {
        let clinic = try await TestClinic.withCases()
        _ = try await clinic.firststep("run record P-1001 --distance 6.2mi --on 2025-02-01")
        _ = try await clinic.firststep("run record P-1001 --distance 800m --on 2025-02-02")
        let runs = try await clinic.firststep("run list P-1001 --format csv").output
        #expect(runs.contains("R-2,P-1001,2025-02-02,easy,800,") && runs.contains("R-1,P-1001,2025-02-01,easy,9978,"))
        let bare = try await clinic.firststep("run record P-1001 --distance 10")
        #expect(bare.code == 64 && bare.errors.contains("write it as in 10km, 6.2mi or 800m"))
    }

    @Test("shoes add up what they ran before, runs and wear, and are used by their owner alone")
    func shoes() async throws {
        let clinic = try await TestClinic.withCases()
        _ = try await clinic.firststep(
            "shoe add P-1001 --model \"Demo shoe\" --distance-before 100km --from 2025-01-13"
        )
        _ = try await clinic.firststep("run record P-1001 --distance 10km --shoe F-1 --on 2025-02-01")
        _ = try await clinic.firststep("shoe wear F-1 --distance 500m --on 2025-02-02")
        let shoes = try await clinic.firststep("shoe list P-1001 --format json").output
        #expect(shoes.contains("\"distance_m\" : 110500"))
        _ = try await clinic.firststep("patient add --family Sample --given Ben --born 1980-01-01 --sex male --quiet")
        let others = try await clinic.firststep("run record P-1002 --distance 1km --shoe F-1")
        #expect(others.code == 65 && others.errors.contains("shoe F-1 is not one of patient P-1002"))
        _ = try await clinic.firststep("shoe retire F-1 --on 2025-03-01")
        #expect(try await clinic.firststep("shoe wear F-1 --distance 1km").code == 65)
    }

    @Test("a rule fires once for a cause; an acknowledged alert leaves the list and stays on record")
    func alerts() async throws {
        let clinic = try await TestClinic.withCases()
        _ = try await clinic.firststep("checkin record C-1001 --night-pain yes --on 2025-02-01")
        let first = try await clinic.firststep("alert list --format csv")
        #expect(
            first.output.contains(",urgent,C-1001,left,") && first.output.contains("Pain at night since 2025-02-01.")
        )
        #expect(first.errors.contains("new alert"))
        let again = try await clinic.firststep("alert list --format csv")
        #expect(again.output == first.output && again.errors.isEmpty)
        let number = try #require(
            first.output.split(separator: "\r\n").first { $0.contains("rf-rest") }?.prefix { $0 != "," }
        )
        #expect(try await clinic.firststep("alert acknowledge \(number) --reason \"seen today\"").code == 0)
        #expect(try await clinic.firststep("alert list --format csv").output.contains("rf-rest") == false)
        let all = try await clinic.firststep("alert list --all --format csv").output
        #expect(all.contains("seen today"))
        let twice = try await clinic.firststep("alert acknowledge \(number) --reason again")
        #expect(twice.code == 65 && twice.errors.contains("was acknowledged by"))
    }

    @Test("what is recorded after the first review of a day is looked at again")
    func reviewedAgain() async throws {
        let clinic = try await TestClinic.withCases()
        #expect(try await clinic.firststep("alert list").output == "no alert waits to be acknowledged\n")
        _ = try await clinic.firststep("condition add P-1001 pregnancy")
        _ = try await clinic.firststep("series plan C-1001 --treatment focused-eswt --quiet")
        let alerts = try await clinic.firststep("alert list --format csv").output
        #expect(
            alerts.contains("urgent,C-1001,left,")
                && alerts.contains("Pregnancy: absolute contraindication to focused-eswt")
        )
    }

    @Test("the front desk writes down check-ins and runs, and asks no rules")
    func frontDesk() async throws {
        let clinic = try await TestClinic.withCases()
        let desk = try await clinic.colleague(.frontdesk)
        #expect(try await desk.run(["checkin", "record", "C-1001", "--swelling", "none"]).code == 0)
        #expect(try await desk.run(["run", "record", "P-1001", "--distance", "5km"]).code == 0)
        let alerts = try await desk.run(["alert", "list"])
        #expect(alerts.code == 77 && alerts.output.isEmpty)
        #expect(try await desk.run(["condition", "list", "P-1001"]).code == 77)
    }

    @Test("home care is logged once a day, and the log is struck with a reason")
    func homeLog() async throws {
        let clinic = try await TestClinic.withCases()
        _ = try await clinic.firststep("home prescribe C-1001 loading --from 2025-01-13 --quiet")
        #expect(try await clinic.firststep("home log H-1 --done yes --on 2025-01-14").output.contains("1 of 1 day"))
        let twice = try await clinic.firststep("home log H-1 --done no --on 2025-01-14")
        #expect(twice.code == 65 && twice.errors.contains("firststep home unlog L-1"))
        #expect(try await clinic.firststep("home unlog L-1 --reason mistyped").code == 0)
        #expect(try await clinic.firststep("home log H-1 --done no --on 2025-01-14").output.contains("0 of 1 day"))
        #expect(try await clinic.firststep("home log H-1 --done no --on 2025-01-12").code == 65)
    }
}
