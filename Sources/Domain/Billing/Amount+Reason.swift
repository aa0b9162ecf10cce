extension Amount {
    /// Highest price of one unit, in cents: $1,000,000.00. No service here costs a tenth of it; a missing point does.
    public static let maximumCents: Int64 = 100_000_000

    /// Throws ``InvalidInput`` for an amount that can only be a slip.
    public func checkIsReasonable() throws {
        guard cents <= Self.maximumCents else {
            throw InvalidInput("the amount is above 1,000,000.00; look for a missing decimal point")
        }
    }
}
