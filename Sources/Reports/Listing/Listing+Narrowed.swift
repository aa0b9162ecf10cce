extension Listing {
    /// The same rows without some columns, and without those in which every cell is missing; for people only.
    func narrowed(without hidden: Set<String> = []) -> Listing {
        let kept = columns.indices.filter { index in
            !hidden.contains(columns[index].key) && (rows.isEmpty || rows.contains { !$0[index].isMissing })
        }
        return Listing(kept.map { columns[$0] }, rows: rows.map { row in kept.map { row[$0] } }, whenEmpty: whenEmpty)
    }
}
