import CLibPQ

extension Connection {
    /// Sends a statement whose rows are then taken up by ``nextBatch(_:)``.
    func startStream(_ sql: SQL, _ limits: Limits) throws(PostgresError) {
        let (text, values) = try prepareExchange(sql)
        try exchange(limits) { () throws(PostgresError) in
            try send(text, values, limits)
            guard PQsetSingleRowMode(handle.pointer) != 0 else { throw lost() }
        }
        activity = .streaming(text, nil)
    }

    /// The next rows of the stream; nil at its end.
    ///
    /// A batch ends at 512 rows or 256 KiB: a change of threads, some ten microseconds, is then nothing beside the rows,
    /// and what is held stays within the processor's cache.
    func nextBatch(_ limits: Limits) throws(PostgresError) -> RowBatch? {
        guard case .streaming(let text, let known) = activity else { return nil }
        return try exchange(limits) { () throws(PostgresError) in
            guard let first = try nextRow(text, limits) else { return nil }
            let columns = known ?? first.columns()
            activity = .streaming(text, columns)
            var builder = RowBatchBuilder(columns: columns, expectedRows: 512, expectedBytes: 32_768)
            builder.append(first)
            while builder.count < 512, builder.byteCount < 262_144, let row = try nextRow(text, limits) {
                builder.append(row)
            }
            return builder.finish()
        }
    }

    private func nextRow(_ text: String, _ limits: Limits) throws(PostgresError) -> ResultHandle? {
        guard case .streaming = activity else { return nil }
        guard let result = try nextResult(limits) else { throw lost() }
        if result.status == PGRES_SINGLE_TUPLE { return result }
        activity = .none
        if result.isFailure {
            let error = PostgresError(result: result)
            forget(text, after: error)
            throw error
        }
        if result.status == PGRES_COPY_IN || result.status == PGRES_COPY_OUT { throw .copyOutOfPlace }
        // What ends the rows is followed by the nil that ends the statement.
        try finish(limits)
        return nil
    }
}
