extension Amount {
    /// Highest price of one unit, in cents.
    ///
    /// A million: no service here costs a tenth of it, and an amount with its point forgotten does.
    public static let maximumCents: Int64 = 100_000_000

    /// Throws ``InvalidInput`` for an amount that can only be a slip.
    public func checkIsReasonable() throws {
        guard cents <= Self.maximumCents else {
            throw InvalidInput("the amount is above 1,000,000.00; look for a missing decimal point")
        }
    }
}
