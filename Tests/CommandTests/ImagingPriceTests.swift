import TestSupport
import Testing

@Suite("Prices of studies from the command line")
struct ImagingPriceTests {
    @Test("the catalogue says what a study shows, how useful it is, and whose price range is in force today")
    func catalogue() async throws {
        let clinic = try await TestClinic()
        let shipped = try await clinic.firststep("imaging catalogue --format csv").output
        #expect(shipped.contains("ct,CT,7-9,true,400.00,1500.00,catalogue,\"US cash price, by protocol\",bone detail"))
        #expect(shipped.contains("\"Ultrasound (high-frequency, dynamic)\",8,false,200.00,600.00,catalogue"))
        #expect(shipped.contains("nerve-conduction,Nerve conduction study,,false,,,,,nerve entrapment\r\n"))
        _ = try await clinic.firststep("imaging price set ultrasound --low 220 --high 480 --from 2025-01-01")
        let own = try await clinic.firststep("imaging catalogue --format csv").output
        #expect(own.contains("8,false,220.00,480.00,clinic,,\"fascia"))
        let json = try await clinic.firststep("imaging catalogue --format json").output
        #expect(json.contains("\"price_low_cents\" : 22000") && json.contains("\"price_low_cents\" : null"))
    }

    @Test("a range is ended by its next version, and a dry run sets nothing")
    func ending() async throws {
        let clinic = try await TestClinic()
        let set = "imaging price set ultrasound --low 220 --high 480.50 --from 2025-01-01"
        #expect(try await clinic.firststep("\(set) --dry-run").errors == "dry run: nothing was written\n")
        #expect(try await clinic.firststep("imaging price list").output.hasPrefix("the clinic has no price ranges"))
        #expect(try await clinic.firststep(set).output.contains("ultrasound     $220.00  $480.50  2025-01-01\n"))
        let ended = try await clinic.firststep("imaging price end ultrasound --on 2025-07-01")
        #expect(ended.code == 0 && ended.output.contains("2025-01-01  2025-07-01\n"))
        let next = try await clinic.firststep("imaging price set ultrasound --low 230 --high 490 --from 2025-07-01")
        #expect(next.code == 0)
        let listed = try await clinic.firststep("imaging price list ultrasound --format csv").output
        #expect(
            listed == """
                modality,price_low,price_high,effective_from,effective_to\r
                ultrasound,220.00,480.50,2025-01-01,2025-07-01\r
                ultrasound,230.00,490.00,2025-07-01,\r

                """
        )
        let removed = try await clinic.firststep("imaging price end ultrasound --on 2025-07-01")
        #expect(removed.errors == "nothing is left of the range that began on 2025-07-01\n")
        #expect(!removed.output.contains("$490.00"))
    }

    @Test(
        "a price range that cannot be is refused",
        arguments: [
            ("set ultrasound --low 1 --high 2 --from 2025-06-01", 65, "$220.00-$480.00 from 2025-01-01 already"),
            ("set ultrasound --low 1 --high 2 --from 2024-06-01", 65, "end it first"),
            ("set mri --low 2 --high 1 --from 2025-06-01", 65, "the lower end $2.00 is above the upper end $1.00"),
            ("set mri --low 1 --high 2 --from 2025-06-01 --to 2025-06-01", 65, "before it begins"),
            ("set mr --low 1 --high 2 --from 2025-06-01", 65, "did you mean mri?"),
            ("set mri --low 1 --high 1000000.01 --from 2025-06-01", 65, "look for a missing decimal point"),
            ("set mri --low 1 --high 2 --from 3025-06-01", 65, "before 1880 or after 2999"),
            ("set mri --low 1.005 --high 2 --from 2025-06-01", 64, "is not an amount"),
            ("set mri --high 2 --from 2025-06-01", 64, "--low"),
            ("end mri --on 2025-06-01", 65, "no price range of its own for mri"),
            ("end ultrasound --on 2024-06-01", 65, "there is: $220.00-$480.00 from 2025-01-01"),
            ("list sonography", 65, "use one of: ct, mri"),
        ]
    )
    func refused(line: String, code: Int32, words: String) async throws {
        let clinic = try await TestClinic()
        _ = try await clinic.firststep("imaging price set ultrasound --low 220 --high 480 --from 2025-01-01")
        let before = try await clinic.firststep("imaging price list").output
        let outcome = try await clinic.firststep("imaging price \(line)")
        #expect(outcome.code == code && outcome.output.isEmpty)
        #expect(outcome.errors.contains(words))
        #expect(try await clinic.firststep("imaging price list").output == before)
    }

    @Test("two ranges side by side are accepted, since the last day of one is not its own")
    func sideBySide() async throws {
        let clinic = try await TestClinic()
        let first = "imaging price set ct --low 500 --high 900 --from 2025-01-01 --to 2025-04-01"
        let second = "imaging price set ct --low 600 --high 900 --from 2025-04-01"
        #expect(try await clinic.firststep(second).code == 0)
        #expect(try await clinic.firststep(first).code == 0)
    }
}
