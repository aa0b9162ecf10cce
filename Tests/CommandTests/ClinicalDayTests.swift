import Domain
import Foundation
import TestSupport
import Testing

@Suite("Clinical days")
struct ClinicalDayTests {
    /// 14 hours ahead of UTC and 11 hours behind it: whatever the time, the first is a day or two ahead of the second.
    @Test("today is the clinic's own, and no day after it can be recorded")
    func today() async throws {
        let firststep = try await TestServer.shared.program()
        try await firststep.addClinic("kiritimati", zone: "Pacific/Kiritimati")
        try await firststep.addClinic("niue", zone: "Pacific/Niue", login: TestServer.otherStaff)
        let now = Int(Date().timeIntervalSince1970)
        let ahead = Day(daysSince1970: (now + 14 * 3600) / 86_400)
        let newborn = [
            "patient", "add", "--family", "A", "--given", "B", "--sex", "female", "--born", ahead.description,
        ]
        #expect(try await firststep.run(newborn).code == 0)
        let refused = try await firststep.acting(as: TestServer.otherStaff).run(newborn)
        #expect(refused.code == 65)
        #expect(
            refused.errors.contains("lies in the future; today is \(Day(daysSince1970: (now - 11 * 3600) / 86_400))")
        )
    }

    @Test("a number of one clinic is unknown in another")
    func otherClinic() async throws {
        let firststep = try await TestServer.shared.program()
        try await firststep.addClinic("denver")
        try await firststep.addClinic("austin", login: TestServer.otherStaff)
        let other = firststep.acting(as: TestServer.otherStaff)
        let add = ["patient", "add", "--family", "A", "--given", "B", "--sex", "male", "--born", "1990-01-01"]
        for desk in [firststep, other] { #expect(try await desk.run(add).output.contains("P-1001")) }
        #expect(try await firststep.run("case", "open", "P-1001", "--side", "left").code == 0)
        let shown = try await other.run("case", "show", "C-1001")
        #expect(shown.code == 65)
        #expect(shown.errors == "case show: there is no case C-1001\n")
    }
}
