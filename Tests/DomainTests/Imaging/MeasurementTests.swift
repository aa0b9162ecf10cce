import Domain
import Testing

@Suite("Measurements")
struct MeasurementTests {
    private let thickness = MeasurementKind(
        code: MeasurementCode(rawValue: "fascia-thickness"),
        name: "Plantar fascia thickness",
        unit: UCUMUnit(rawValue: "mm"),
        maximum: ExactNumber(unscaled: 30),
        threshold: Threshold(above: ExactNumber(unscaled: 4), meaning: "thickened")
    )

    @Test("4.0 mm is not above a threshold of 4.0 mm, 4.1 mm is")
    func threshold() throws {
        let words = try ["4.0", "4.1", "3.9", "30"].map { text in
            try ImagingMeasurement(kind: thickness, value: ExactNumber(parsing: text)).words
        }
        #expect(
            words == [
                "4.0 mm, not above 4.0 mm", "4.1 mm, above 4.0 mm: thickened", "3.9 mm, not above 4.0 mm",
                "30.0 mm, above 4.0 mm: thickened",
            ]
        )
    }

    @Test("what is typed is read with or without its unit", arguments: ["5.2mm", "5.2 MM", "5.20", " 5.2 millimetres"])
    func reading(value: String) throws {
        let entry = try MeasurementEntry(parsing: "Fascia-Thickness =\(value)")
        #expect(try thickness.value(of: entry) == ExactNumber(unscaled: 52, scale: 1))
    }

    @Test("a second decimal is refused and not rounded", arguments: ["4.04", "4.05mm", "0", "-1", "30.1", "5cm"])
    func refusal(value: String) throws {
        let entry = try MeasurementEntry(parsing: "fascia-thickness=\(value)")
        #expect(throws: InvalidInput.self) { try thickness.value(of: entry) }
    }

    @Test(
        "what is no measurement is refused",
        arguments: [
            "", "=", "fascia-thickness", "fascia-thickness=", "=5.2", "fascia-thickness=5,2", "a b=1", "x=1..2",
        ]
    )
    func malformed(text: String) {
        #expect(throws: InvalidInput.self) { try MeasurementEntry(parsing: text) }
    }

    @Test("a study is done once it has a result, and open until it is done or cancelled")
    func states() {
        #expect(ImagingState(isBooked: false, hasResult: false, isCancelled: false) == .ordered)
        #expect(ImagingState(isBooked: true, hasResult: false, isCancelled: false) == .booked)
        #expect(ImagingState(isBooked: true, hasResult: true, isCancelled: false) == .done)
        #expect(ImagingState(isBooked: true, hasResult: false, isCancelled: true) == .cancelled)
        #expect(ImagingState.booked.isOpen && !ImagingState.done.isOpen && !ImagingState.cancelled.isOpen)
    }
}
