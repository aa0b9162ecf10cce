import CLibPQ

/// The owner of a `PGresult`: freed when it goes out of scope.
struct ResultHandle: ~Copyable {
    let pointer: OpaquePointer

    init(_ pointer: OpaquePointer) {
        self.pointer = pointer
    }

    deinit {
        PQclear(pointer)
    }

    var status: ExecStatusType { PQresultStatus(pointer) }

    var isFailure: Bool {
        status == PGRES_FATAL_ERROR || status == PGRES_BAD_RESPONSE || status == PGRES_NONFATAL_ERROR
    }

    var rowCount: Int { Int(PQntuples(pointer)) }

    /// The rows an INSERT, UPDATE, DELETE, MERGE, SELECT or COPY dealt with; 0 for other commands.
    var affectedRows: Int {
        PQcmdTuples(pointer).flatMap { Int(String(cString: $0)) } ?? 0
    }

    /// The command as the server calls it, such as `COMMIT`.
    var commandTag: String {
        PQcmdStatus(pointer).map { String(cString: $0) } ?? ""
    }

    func text(_ read: (OpaquePointer?) -> UnsafePointer<CChar>?) -> String? {
        read(pointer).map { String(cString: $0) }
    }

    func text(_ read: (OpaquePointer?) -> UnsafeMutablePointer<CChar>?) -> String? {
        read(pointer).map { String(cString: $0) }
    }

    func columns() -> Columns {
        let range = 0..<PQnfields(pointer)
        return Columns(
            names: range.map { index in PQfname(pointer, index).map { String(cString: $0) } ?? "" },
            types: range.map { TypeOID(rawValue: PQftype(pointer, $0)) }
        )
    }
}
