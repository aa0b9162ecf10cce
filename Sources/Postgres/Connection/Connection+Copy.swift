import CLibPQ
import Glibc

extension Connection {
    /// Sends a COPY FROM STDIN.
    func startCopyIn(_ sql: SQL, _ limits: Limits) throws(PostgresError) {
        try startCopy(sql, expecting: PGRES_COPY_IN, limits)
        activity = .copyingIn
    }

    /// Sends a COPY TO STDOUT.
    func startCopyOut(_ sql: SQL, _ limits: Limits) throws(PostgresError) {
        try startCopy(sql, expecting: PGRES_COPY_OUT, limits)
        activity = .copyingOut
    }

    private func startCopy(
        _ sql: SQL,
        expecting status: ExecStatusType,
        _ limits: Limits
    ) throws(PostgresError) {
        let (text, values) = sql.render()
        guard values.isEmpty else {
            throw PostgresError(.misuse, "COPY takes no bound values: write them with \\(literal:)")
        }
        try requireQuiet(text)
        try exchange(limits) { () throws(PostgresError) in
            guard PQsendQuery(handle.pointer, text) != 0 else { throw lost() }
            try flush(limits)
            guard let result = try nextResult(limits) else { throw lost() }
            if result.isFailure { throw PostgresError(result: result) }
            guard result.status == status else {
                throw PostgresError(.misuse, "the statement is no COPY in this direction")
            }
        }
    }

    /// Sends bytes of a COPY FROM STDIN.
    func putCopy(_ bytes: [UInt8], _ limits: Limits) throws(PostgresError) {
        guard case .copyingIn = activity else { throw .copyOutOfPlace }
        try exchange(limits) { () throws(PostgresError) in
            // libpq's lengths are 32 bits wide.
            var rest = bytes[...]
            while !rest.isEmpty {
                try put(rest.prefix(1 << 20), limits)
                rest = rest.dropFirst(1 << 20)
            }
            try flush(limits)
        }
    }

    private func put(_ bytes: ArraySlice<UInt8>, _ limits: Limits) throws(PostgresError) {
        let pointer = handle.pointer
        while true {
            let sent = bytes.withUnsafeBytes { buffer in
                PQputCopyData(pointer, buffer.bindMemory(to: CChar.self).baseAddress, Int32(buffer.count))
            }
            if sent > 0 { return }
            if sent < 0 { throw lost() }
            try flush(limits)
        }
    }

    /// Ends a COPY FROM STDIN; gives the number of rows.
    func finishCopyIn(_ limits: Limits) throws(PostgresError) -> Int {
        guard case .copyingIn = activity else { throw .copyOutOfPlace }
        return try exchange(limits) { () throws(PostgresError) in
            while true {
                let sent = PQputCopyEnd(handle.pointer, nil)
                if sent < 0 { throw lost() }
                try flush(limits)
                if sent > 0 { break }
            }
            activity = .none
            return try copiedRows(limits)
        }
    }

    /// The next bytes of a COPY TO STDOUT, whole lines and some 64 KiB of them; nil at the end.
    func nextCopyChunk(_ limits: Limits) throws(PostgresError) -> [UInt8]? {
        guard case .copyingOut = activity else { return nil }
        return try exchange(limits) { () throws(PostgresError) in
            var chunk: [UInt8] = []
            chunk.reserveCapacity(66_000)
            while chunk.count < 65_536, try appendCopyData(to: &chunk, limits) {}
            return chunk.isEmpty ? nil : chunk
        }
    }

    private func appendCopyData(to chunk: inout [UInt8], _ limits: Limits) throws(PostgresError) -> Bool {
        while true {
            var line: UnsafeMutablePointer<CChar>?
            let length = PQgetCopyData(handle.pointer, &line, 1)
            if length > 0 {
                chunk.append(contentsOf: UnsafeRawBufferPointer(start: line, count: Int(length)))
                PQfreemem(line)
                return true
            }
            if length < 0 { break }
            try wait(for: POLLIN, limits)
            if PQconsumeInput(handle.pointer) == 0 { throw lost() }
        }
        activity = .none
        _ = try copiedRows(limits)
        return false
    }

    private func copiedRows(_ limits: Limits) throws(PostgresError) -> Int {
        var rows = 0
        try takeResults(limits) { rows = $0.affectedRows }
        return rows
    }

    /// Ends what is under way because the program gives it up: a stream, or a COPY in either direction.
    func abandon() {
        guard case .copyingIn = activity else { return cancelAndDrain() }
        activity = .none
        abandonCopyIn()
    }
}
