import CLibPQ

/// The owner of a `PGconn`: freed when it goes out of scope, or earlier by ``close()``.
///
/// libpq takes a null connection everywhere and answers that it is bad, so a closed handle needs no check of its own.
struct ConnectionHandle: ~Copyable {
    private(set) var pointer: OpaquePointer?

    init(_ pointer: OpaquePointer?) {
        self.pointer = pointer
    }

    deinit {
        PQfinish(pointer)
    }

    mutating func close() {
        PQfinish(pointer)
        pointer = nil
    }

    var isUsable: Bool { PQstatus(pointer) == CONNECTION_OK }

    var isIdle: Bool { PQtransactionStatus(pointer) == PQTRANS_IDLE }

    var socket: Int32 { PQsocket(pointer) }

    var message: String? {
        PQerrorMessage(pointer).map { String(cString: $0) }
    }
}
