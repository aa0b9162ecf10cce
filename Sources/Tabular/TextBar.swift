/// A bar of blocks for a share, as wide for every value of one chart.
public struct TextBar: Sendable, Equatable, CustomStringConvertible {
    /// How many blocks are full, from 0 to `width`.
    public let filled: Int
    /// The width of the whole bar in columns.
    public let width: Int

    /// Makes the bar of `value` on a scale from 0 to `whole`.
    ///
    /// A value above 0 has at least one full block, so that little is not mistaken for nothing. A value outside the
    /// scale is drawn at its nearer end; no value, or a scale without length, is drawn empty.
    public init(value: Double?, of whole: Double, width: Int) {
        self.width = max(0, width)
        guard let value, value > 0, whole > 0 else {
            filled = 0
            return
        }
        let blocks = min(1, value / whole) * Double(self.width)
        filled = blocks.isFinite ? min(self.width, max(1, Int(blocks + 0.5))) : 0
    }

    /// The bar, as wide as asked.
    public var description: String {
        String(repeating: "█", count: filled) + String(repeating: "░", count: width - filled)
    }
}
