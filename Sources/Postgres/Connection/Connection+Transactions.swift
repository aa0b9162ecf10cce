import CLibPQ

extension Connection {
    /// Opens a transaction.
    func begin(_ isolation: IsolationLevel, _ access: AccessMode, _ limits: Limits) throws(PostgresError) {
        lastFailure = nil
        try runCommand("BEGIN ISOLATION LEVEL \(isolation.rawValue)\(access.clause)", limits)
    }

    /// Commits.
    ///
    /// COMMIT is never cancelled: the server may have committed by then, and a cancel would only hide it. It may take
    /// ``Limits/grace`` beyond the deadline, after which the connection is given up and the outcome is unknown.
    func commit(_ deadline: ContinuousClock.Instant?) throws(PostgresError) {
        let limits = Limits(generation: nil, deadline: deadline.map { max($0, .now + Limits.grace) })
        let tag: String
        try requireQuiet("COMMIT")
        do throws(PostgresError) {
            guard PQsendQuery(handle.pointer, "COMMIT") != 0 else { throw lost() }
            tag = try finish(limits)
        } catch {
            lastFailure = error.sqlState
            guard error.code == .connectionLost || error.code == .deadlineExceeded else { throw error }
            handle.close()
            throw PostgresError(
                .commitUnknown,
                "the connection was lost during COMMIT: the transaction may have been committed or not",
                sqlState: error.sqlState,
                serverText: error.serverText
            )
        }
        // The server answers COMMIT of a failed transaction with ROLLBACK, and calls that no error.
        guard tag == "COMMIT" else {
            throw PostgresError(
                .rolledBack,
                "the transaction was rolled back, because a statement in it had failed",
                sqlState: lastFailure
            )
        }
    }

    /// Rolls back, whatever the state; a connection that cannot is closed.
    func rollBack() {
        if case .none = activity {} else { cancelAndDrain() }
        guard handle.isUsable, !handle.isIdle else { return }
        do {
            try runCommand("ROLLBACK", .afterGrace)
        } catch {
            handle.close()
        }
    }
}
