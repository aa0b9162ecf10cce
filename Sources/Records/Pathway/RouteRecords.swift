import Domain
import Postgres

/// The routes that a clinic's patients run.
public struct RouteRecords: Sendable {
    let clinic: ClinicContext

    /// The routes of this clinic.
    public init(_ clinic: ClinicContext) {
        self.clinic = clinic
    }

    /// Writes down a route of a person, under the name that they call it by.
    public func add(
        _ shape: RouteShape,
        called name: NoteText?,
        of patient: PatientEntry,
        in transaction: borrowing Transaction
    ) async throws -> RouteEntry {
        if shape.trackDirection != nil, shape.surface != .track {
            throw InvalidInput("--track is the direction on a track: say --surface track with it")
        }
        let noteID = try await NoteRecords.add(name, about: patient.number, of: clinic, in: transaction)
        let number: RouteNumber = try await transaction.queryOne(
            """
            INSERT INTO clinic.route (clinic_id, patient_id, surface, is_cambered, traffic_side, road_side_out, road_side_back,
                lower_foot_out, track_direction, note_id)
            VALUES (\(clinic.id), \(patient.number), \(shape.surface), \(shape.isCambered), \(shape.trafficSide), \(shape.roadSideOut),
                \(shape.roadSideBack), \(shape.lowerFootOut), \(shape.trackDirection), \(noteID))
            RETURNING route_id
            """
        )["route_id"]
        let found = try await transaction.query(SelectRoutes(clinic: clinic, condition: "route.route_id = \(number)"))
        guard let entry = found.first else { throw InvalidInput("there is no route \(number)") }
        return entry
    }

    /// The routes of a person, by number.
    public func list(of patient: PatientEntry, in transaction: borrowing Transaction) async throws -> [RouteEntry] {
        let condition: SQL = "route.patient_id = ANY (\(patient.numbers)::bigint[])"
        return try await transaction.query(SelectRoutes(clinic: clinic, condition: condition))
    }

    /// Strikes a route and says whose it was.
    public func void(
        _ number: RouteNumber,
        reason: Line,
        in transaction: borrowing Transaction
    ) async throws -> PatientEntry {
        try await Facts.route.void(number, reason: reason, of: clinic, in: transaction)
    }
}

/// A route.
public struct RouteEntry: Sendable {
    /// Its number.
    public let number: RouteNumber
    /// Whose it is.
    public let patient: PatientNumber
    /// How it loads the sides.
    public let shape: RouteShape
    /// Runs on it.
    public let runs: Int
    /// What the patient calls it.
    public let name: String?
}

private struct SelectRoutes: Statement {
    let clinic: ClinicContext
    let condition: SQL

    var sql: SQL {
        """
        SELECT route.route_id, \(PersonNumber.of("route")) AS patient_id, \(RouteColumns.all), note.body,
               (SELECT count(*) FROM clinic.run WHERE run.clinic_id = route.clinic_id AND run.route_id = route.route_id
                AND run.voided_at IS NULL) AS runs
        FROM clinic.route
        LEFT JOIN clinic.survivors(\(clinic.id), 'infinity') AS merged ON merged.patient_id = route.patient_id
        LEFT JOIN \(clinic.notes) AS note ON note.clinic_id = route.clinic_id AND note.note_id = route.note_id
        WHERE route.clinic_id = \(clinic.id) AND route.voided_at IS NULL AND \(condition)
        ORDER BY route.route_id
        """
    }

    func decode(_ row: Row) throws -> RouteEntry {
        try RouteEntry(
            number: row["route_id"],
            patient: row["patient_id"],
            shape: RouteColumns.shape(row, on: row["surface"]),
            runs: Int(row.decode("runs", as: Int64.self)),
            name: row["body"]
        )
    }
}

/// The columns of a route, and how they are read.
enum RouteColumns {
    static let all: SQL = """
        route.surface, route.is_cambered, route.traffic_side, route.road_side_out, route.road_side_back, route.lower_foot_out,
        route.track_direction
        """

    /// The shape, or nil where a run has no route that stands.
    static func decode(_ row: Row) throws -> RouteShape? {
        try row.decode("surface", as: Surface?.self).map { try shape(row, on: $0) }
    }

    static func shape(_ row: Row, on surface: Surface) throws -> RouteShape {
        var shape = RouteShape(on: surface)
        shape.isCambered = try row["is_cambered"]
        shape.trafficSide = try row["traffic_side"]
        shape.roadSideOut = try row["road_side_out"]
        shape.roadSideBack = try row["road_side_back"]
        shape.lowerFootOut = try row["lower_foot_out"]
        shape.trackDirection = try row["track_direction"]
        return shape
    }
}
