import Domain
import Records

extension Listings {
    /// Runs, in the order given.
    public static func runs(_ runs: [RunEntry], for clinic: ClinicContext) -> Listing {
        Listing(
            [
                .text("run", "Run"), .text("patient", "Patient"), .text("ran_on", "Day"), .text("kind", "Kind"),
                .number("distance_m", "Distance"), .number("ascent_m", "Ascent, m"), .number("cadence", "Steps/min"),
                .text("shoe", "Shoe"), .text("route", "Route"), .text("note", "Note", isFlexible: true),
            ],
            rows: runs.map { entry in
                [
                    .text(entry.number), .text(entry.patient), .day(entry.run.day), .text(entry.run.kind.rawValue),
                    metres(entry.run.distance), .integer(entry.run.ascent), .integer(entry.run.cadence),
                    .text(entry.run.shoe),
                    .text(entry.run.route), clinic.cell(.notes, .text(entry.note)),
                ]
            },
            whenEmpty: "no run"
        )
    }

    /// Shoes with their mileage.
    public static func shoes(_ shoes: [ShoeEntry], for clinic: ClinicContext) -> Listing {
        Listing(
            [
                .text("shoe", "Shoe"), .text("patient", "Patient"), .text("model", "Model"),
                .number("drop_mm", "Drop, mm"),
                .number("stack_mm", "Stack, mm"), .text("is_rocker", "Rocker"), .text("in_use_from", "From"),
                .text("retired_on", "Until"), .number("distance_m", "Distance"),
                .text("note", "Note", isFlexible: true),
            ],
            rows: shoes.map { entry in
                [
                    .text(entry.number), .text(entry.patient), .text(entry.shoe.model.rawValue),
                    .integer(entry.shoe.drop),
                    .integer(entry.shoe.stack), entry.shoe.isRocker.map { .flag($0) } ?? .missing,
                    .day(entry.shoe.inUseFrom),
                    .day(entry.retiredOn), metres(entry.distance), clinic.cell(.notes, .text(entry.note)),
                ]
            },
            whenEmpty: "no shoe"
        )
    }

    /// Routes and how they load the sides.
    public static func routes(_ routes: [RouteEntry], for clinic: ClinicContext) -> Listing {
        Listing(
            [
                .text("route", "Route"), .text("patient", "Patient"), .text("surface", "Surface"),
                .text("is_cambered", "Camber"),
                .text("traffic_side", "Traffic"), .text("road_side_out", "Out on the"),
                .text("road_side_back", "Back on the"),
                .text("is_on_one_edge", "One edge"), .text("lower_foot_out", "Lower foot"),
                .text("track_direction", "Track"),
                .number("runs", "Runs"), .text("name", "Called", isFlexible: true),
            ],
            rows: routes.map { entry in
                let shape = entry.shape
                return [
                    .text(entry.number), .text(entry.patient), .text(shape.surface.rawValue), flag(shape.isCambered),
                    .text(shape.trafficSide), .text(shape.roadSideOut), .text(shape.roadSideBack),
                    flag(shape.isOnOneEdge),
                    .text(shape.lowerFootOut), .text(shape.trackDirection), .integer(entry.runs),
                    clinic.cell(.notes, .text(entry.name)),
                ]
            },
            whenEmpty: "no route"
        )
    }

    /// Conditions with the treatments that they speak against.
    public static func conditions(_ conditions: [ConditionEntry], for clinic: ClinicContext) -> Listing {
        Listing(
            [
                .text("condition_number", "No."), .text("patient", "Patient"), .text("condition", "Condition"),
                .text("name", "Name"),
                .text("noted_on", "Since"), .text("ends_on", "Until"),
                .text("against", "Speaks against", isFlexible: true),
                .text("note", "Note", isFlexible: true),
            ],
            rows: conditions.map { entry in
                [
                    .text(entry.number), .text(entry.patient), .text(entry.condition), .text(entry.name),
                    .day(entry.notedOn),
                    .day(entry.endsOn), .text(entry.against.joined(separator: ", ")),
                    clinic.cell(.notes, .text(entry.note)),
                ]
            },
            whenEmpty: "no condition"
        )
    }

    /// A fact of a patient that was struck.
    public static func struck<Record>(
        _ noun: String,
        _ number: RecordNumber<Record>,
        of patient: PatientNumber,
        _ reason: Line
    ) -> RecordCard {
        RecordCard([
            .init(noun, noun.prefix(1).uppercased() + noun.dropFirst(), .text(number)),
            .init("patient", "Patient", .text(patient)),
            .init("void_reason", "Voided because", .text(reason)),
        ])
    }

    private static func metres(_ distance: Distance) -> Cell {
        .worded(.integer(distance.metres), words: distance.description)
    }

    private static func flag(_ answer: Bool?) -> Cell {
        answer.map { .flag($0) } ?? .missing
    }
}
