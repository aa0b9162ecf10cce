extension Listing {
    /// The same rows without some columns, and without those in which every cell is missing; for people only.
    func narrowed(without hidden: Set<String> = []) -> Listing {
        let kept = columns.indices.filter { index in
            !hidden.contains(columns[index].key) && (rows.isEmpty || rows.contains { !$0[index].isMissing })
        }
        return keeping(kept)
    }

    /// The same rows without the columns that are not for who asks, and the names of these; for people only.
    func withoutWithheld() -> (listing: Listing, words: String)? {
        let hidden = columns.indices.filter { index in rows.allSatisfy { $0[index].isWithheld } }
        guard let first = hidden.first, let row = rows.first else { return nil }
        let titles = hidden.map { columns[$0].title }.joined(separator: ", ")
        return (keeping(columns.indices.filter { !hidden.contains($0) }), "\(titles): \(row[first].shown)")
    }

    /// The same rows with the columns that a table shows.
    func inTables() -> Listing {
        keeping(
            columns.indices.filter { index in
                switch columns[index].showing {
                case .always: true
                case .ifFilled: rows.contains { !$0[index].isMissing }
                case .never: false
                }
            }
        )
    }

    private func keeping(_ kept: [Int]) -> Listing {
        Listing(kept.map { columns[$0] }, rows: rows.map { row in kept.map { row[$0] } }, whenEmpty: whenEmpty)
    }
}
