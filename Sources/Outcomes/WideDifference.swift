extension Int128 {
    /// a b - c d with its exact sign; only the result is rounded, however large the products are.
    static func difference(_ a: Int128, _ b: Int128, minus c: Int128, _ d: Int128) -> Double {
        let (one, other) = (a.multipliedFullWidth(by: b), c.multipliedFullWidth(by: d))
        let (low, borrow) = one.low.subtractingReportingOverflow(other.low)
        // The magnitudes are below 2^254, so the difference of the high words fits.
        let high = one.high - other.high - (borrow ? 1 : 0)
        guard high < 0 else { return Double(high) * 0x1p128 + Double(low) }
        // The two's complement turned round.
        let magnitude = ~high + (low == 0 ? 1 : 0)
        return -(Double(magnitude) * 0x1p128 + Double(~low &+ 1))
    }
}
