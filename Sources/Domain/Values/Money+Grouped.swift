extension Money {
    /// As a total is printed, with thousands apart: `$4,250.00`, `4,250.00 EUR`.
    public var grouped: String {
        let plain = Money.decimal(cents: cents.magnitude)
        let whole = plain.dropLast(3)
        let groups = stride(from: whole.count, to: 0, by: -3).map { whole.prefix($0).suffix(3) }.reversed()
        let number = groups.joined(separator: ",") + plain.suffix(3)
        let sign = cents < 0 ? "-" : ""
        return currency == .usd ? "\(sign)$\(number)" : "\(sign)\(number) \(currency)"
    }
}
