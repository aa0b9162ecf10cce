import Foundation
import TestSupport
import Testing

@Suite("The billing export")
struct BillingExportTests {
    private static let header = """
        clinic,patient,family_name,given_name,birth_date,case,side,modifier,icd10,service,service_name,units,\
        unit_price,amount,currency,service_date,provider,provider_npi,charge\r\n
        """
    private static let april = "billing export --from 2025-04-01 --to 2025-04-30"

    /// Made once for the tests that only read it.
    private static let reading = Task { try await clinic() }

    /// C-1001 left: plantar fasciopathy; C-1002 both heels: nerve entrapment; five charges in April, one of them void.
    private static func clinic() async throws -> TestClinic {
        let clinic = try await TestClinic.withCases()
        for line in [
            "patient edit P-1001 --family \"=Exa,mple\"",
            "case diagnose C-1001 --diagnosis plantar-fasciopathy --status confirmed --on 2025-01-13",
            "case diagnose C-1002 --diagnosis nerve-entrapment --status suspected --side left --on 2025-01-13",
            "billing charges add C-1001 --service eswt-focused --amount 250 --on 2025-04-30 --units 3 --by dlee",
            "billing charges add C-1002 --service hydrodissection --amount 650 --on 2025-04-02 --side left",
            "billing charges add C-1002 --service hydrodissection --amount 650 --on 2025-04-02 --side left --units -1",
            "billing charges add C-1002 --service visit-new --amount 180.01 --on 2025-04-01",
            "billing charges add C-1001 --service visit-new --amount 99 --on 2025-04-10",
            "billing charges void B-5 --reason mistaken",
            "billing charges add C-1001 --service visit-new --amount 77 --on 2025-05-01",
        ] {
            #expect(try await clinic.firststep(line).code == 0, "\(line)")
        }
        return clinic
    }

    @Test("a line a standing charge of the period, in order, guarded and exact; the totals are told apart")
    func csv() async throws {
        let export = try await Self.reading.value.firststep(Self.april)
        #expect(export.code == 0)
        let who = "denver,P-1001,\"'=Exa,mple\",Ann,1984-03-05"
        let visit = "visit-new,\"Visit, new patient\""
        let injection = "hydrodissection,Hydrodissection of a nerve"
        #expect(
            export.output == Self.header + """
                \(who),C-1002,,,G57.62,\(visit),1,180.01,180.01,USD,2025-04-01,,,B-4\r
                \(who),C-1002,left,LT,G57.62,\(injection),1,650.00,650.00,USD,2025-04-02,,,B-2\r
                \(who),C-1002,left,LT,G57.62,\(injection),-1,650.00,-650.00,USD,2025-04-02,,,B-3\r
                \(who),C-1001,left,LT,M72.2,eswt-focused,Focused shockwave session,3,250.00,750.00,USD,2025-04-30,\
                Dana Lee,,B-1\r\n
                """
        )
        #expect(export.errors.hasPrefix("4 lines, 4 units, $930.01\n"))
        #expect(export.errors.contains("Focused shockwave session       1      3  $750.00\n"))
    }

    @Test("both heels with one diagnosis that has a bilateral code bear that code, on lines of either side and of none")
    func bilateralCode() async throws {
        let clinic = try await Self.clinic()
        _ = try await clinic.firststep("case diagnose C-1002 --diagnosis nerve-entrapment --side right --on 2025-01-13")
        let codes = try await clinic.firststep(Self.april).output.split(separator: "\r\n")
            .filter { $0.contains("C-1002") }
            .map { $0.contains("G57.63") }
        #expect(codes == [true, true, true])
    }

    @Test("heels with different diagnoses: a line without a side bears both codes, a line of a heel its own")
    func differentDiagnoses() async throws {
        let clinic = try await Self.clinic()
        _ = try await clinic.firststep("case diagnose C-1002 --diagnosis haglund --side right --on 2025-01-13")
        let lines = try await clinic.firststep(Self.april).output.split(separator: "\r\n")
        #expect(lines.contains { $0.contains("C-1002,,,G57.62 M77.31,visit-new") })
        #expect(lines.contains { $0.contains("C-1002,left,LT,G57.62,hydrodissection") })
    }

    @Test("the table ends with totals that are the sum of its lines")
    func table() async throws {
        let export = try await Self.reading.value.firststep("\(Self.april) --format table")
        #expect(export.code == 0 && export.errors.isEmpty)
        #expect(export.output.contains("=Exa,mple, Ann") && export.output.contains("-$650.00"))
        #expect(export.output.contains("\n\n4 lines, 4 units, $930.01\n\nService"))
    }

    @Test("JSON holds the lines in cents and the same totals")
    func json() async throws {
        let export = try await Self.reading.value.firststep("\(Self.april) --format json")
        let object = try #require(
            JSONSerialization.jsonObject(with: Data(export.output.utf8)) as? [String: Any]
        )
        let lines = try #require(object["lines"] as? [[String: Any]])
        let sum = lines.compactMap { $0["amount_cents"] as? Int }.reduce(0, +)
        let totals = try #require(object["totals"] as? [String: Any])
        let amounts = try #require(totals["amounts"] as? [[String: Any]])
        #expect(lines.count == 4 && lines[0]["side"] is NSNull && lines[0]["family_name"] as? String == "=Exa,mple")
        #expect(sum == 93_001 && amounts.first?["amount_cents"] as? Int == sum)
    }

    @Test("a period without charges is a header and a total of nothing")
    func empty() async throws {
        let export = try await Self.reading.value.firststep("billing export --from 2024-04-01 --to 2024-04-30")
        #expect(export.code == 0 && export.output == Self.header && export.errors == "0 lines, 0 units, $0.00\n")
    }

    @Test("a file is whole, private and in place of the old one; the totals go to standard output")
    func file() async throws {
        let clinic = try await Self.reading.value
        let folder = TemporaryFolder.newPath()
        let path = "\(folder)/april.csv"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try Data("old".utf8).write(to: URL(filePath: path))
        let export = try await clinic.firststep("\(Self.april) --output \(path)")
        #expect(export.code == 0 && export.errors.isEmpty && export.output.hasPrefix("4 lines, 4 units, $930.01\n"))
        let text = try String(contentsOfFile: path, encoding: .utf8)
        #expect(text.hasPrefix(Self.header) && text.hasSuffix(",B-1\r\n"))
        let attributes = try FileManager.default.attributesOfItem(atPath: path)
        #expect(attributes[.posixPermissions] as? Int == 0o600)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["april.csv"])
    }

    @Test(
        "what cannot be written ends with 73 and leaves nothing",
        arguments: ["/dev/full", "/nonexistent/april.csv", "/"]
    )
    func unwritable(_ path: String) async throws {
        let export = try await Self.reading.value.firststep("\(Self.april) --output \(path)")
        #expect(export.code == 73 && export.output.isEmpty)
        #expect(export.errors.hasPrefix("billing export: \(path) cannot be written: "))
    }

    @Test("a period that ends before it begins, or a day missing, is refused")
    func refused() async throws {
        let clinic = try await Self.reading.value
        #expect(try await clinic.firststep("billing export --from 2025-05-01 --to 2025-04-01").code == 65)
        #expect(try await clinic.firststep("billing export --from 2025-05-01").code == 64)
    }
}
