import Domain
import Testing

@Suite("What is to be careful about in what is given")
struct TreatmentRulesTests {
    typealias Fixture = PathwayFixture

    @Test(
        "4.0 mm is not a thick fascia, 4.1 mm is, and not measured is neither",
        arguments: [("4.0", 0), ("4.1", 1), (nil, 0)]
    )
    func thickness(millimetres: String?, count: Int) {
        var heel = Fixture.heel()
        heel.studies = [Fixture.ultrasound(millimetres)]
        #expect(Fixture.fired(.thickFascia, heel, on: 10).count == count)
    }

    @Test("a second corticosteroid injection warns, the fourth at one site within six months says stop")
    func steroids() {
        var heel = Fixture.heel()
        let days = [0, 60, 120, 180].map { Fixture.start + $0 }
        heel.sessions = days.enumerated().map { Fixture.injection(Int64($0 + 1), on: $1) }
        #expect(Fixture.fired(.steroidRepeat, heel, on: 200).map(\.tier) == [.urgent, .alert, .alert])
        #expect(Fixture.fired(.steroidRepeat, heel, on: 200).first?.key.cause == "T-4")
        // 5 July less six months is 5 January, the day of the first, which is then no longer within them.
        heel.sessions[3] = Fixture.injection(4, on: Fixture.start + 181)
        #expect(Fixture.fired(.steroidRepeat, heel, on: 200).map(\.tier) == [.alert, .alert, .alert])
        #expect(Fixture.fired(.steroidRepeat, heel, on: 0).isEmpty)
    }

    @Test(
        "an injection without ultrasound, or of which nobody recorded it, is flagged",
        arguments: [
            (Guidance.ultrasound, 0), (Guidance.none, 1), (nil, 1),
        ] as [(Guidance?, Int)]
    )
    func guidance(guidance: Guidance?, count: Int) {
        var heel = Fixture.heel()
        heel.sessions = [Fixture.injection(1, on: Fixture.start, guidance: guidance)]
        #expect(Fixture.fired(.steroidGuided, heel, on: 1).count == count)
    }

    @Test("shockwaves need active loading and footwear; loading that ended yesterday is missing")
    func adjunct() {
        var heel = Fixture.heel()
        heel.series = [Fixture.series(1, "focused-eswt", on: 10)]
        #expect(Fixture.fired(.adjunct, heel, on: 10).first?.why.contains("no footwear is prescribed") == true)
        heel.prescriptions = [Fixture.loading(1, from: 0, to: 10), Fixture.footwear(2, from: 0)]
        #expect(Fixture.fired(.adjunct, heel, on: 10).first?.why.contains("no active loading is prescribed") == true)
        heel.prescriptions = [Fixture.loading(1, from: 0), Fixture.footwear(2, from: 0)]
        #expect(Fixture.fired(.adjunct, heel, on: 10).isEmpty)
        heel.prescriptions = []
        heel.series = [Fixture.series(1, "hydrodissection", .injection, on: 10)]
        #expect(Fixture.fired(.adjunct, heel, on: 10).isEmpty)
    }

    @Test("a negative X-ray does not close a suspected stress injury; an MRI asked for does")
    func negativeXRay() {
        var heel = Fixture.heel()
        heel.diagnoses = [Fixture.diagnosis("stress-reaction", "calcaneal-stress", .suspected, isPrimary: true)]
        func study(_ number: Int64, _ modality: String, _ conclusion: ImagingConclusion?) -> HeelStudy {
            HeelStudy(
                number: ImagingOrderNumber(rawValue: number),
                modality: ModalityCode(rawValue: modality),
                orderedOn: Fixture.start,
                performedOn: conclusion == nil ? nil : Fixture.start + 1,
                conclusion: conclusion
            )
        }
        heel.studies = [study(1, "xray", .negative)]
        #expect(Fixture.fired(.negativeXRay, heel, on: 2).map(\.key.cause) == ["I-1"])
        heel.studies.append(study(2, "mri", nil))
        #expect(Fixture.fired(.negativeXRay, heel, on: 2).isEmpty)
        heel.studies = [study(1, "xray", .positive)]
        #expect(Fixture.fired(.negativeXRay, heel, on: 2).isEmpty)
    }

    @Test("a condition that speaks against a planned treatment is urgent where it is absolute")
    func contraindication() {
        var heel = Fixture.heel()
        heel.series = [Fixture.series(1, "focused-eswt", on: 1)]
        heel.patient.contraindications = [
            Contraindication(
                condition: ConditionCode(rawValue: "pregnancy"),
                name: "Pregnancy",
                treatment: TreatmentCode(rawValue: "focused-eswt"),
                severity: .absolute
            )
        ]
        #expect(Fixture.fired(.contraindication, heel, on: 1).map(\.tier) == [.urgent])
    }

    @Test("swelling asks for imaging until a study was ordered")
    func imaging() {
        var heel = Fixture.heel()
        heel.checkIns = [Fixture.checkIn(1, on: 5) { $0.swelling = .present }]
        #expect(Fixture.fired(.imaging, heel, on: 6).map(\.key.cause) == ["swelling 2026-01-10"])
        heel.studies = [Fixture.ultrasound("3.0", on: 6)]
        #expect(Fixture.fired(.imaging, heel, on: 7).isEmpty)
    }
}
