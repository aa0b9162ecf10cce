import Domain
import Records

/// What the lines of a billing export add up to; counted as they pass, so that it cannot differ from the file.
public struct BillingTotals: Sendable, Equatable {
    /// What one service, or everything, adds up to.
    public struct Sum: Sendable, Equatable {
        /// Number of lines.
        public private(set) var lines = 0
        /// Number of units, credits subtracted.
        public private(set) var units = 0
        /// Amounts by currency, exact.
        public private(set) var amounts: [Currency: Int64] = [:]

        mutating func add(_ line: BillingLine) {
            lines += 1
            units += line.units
            amounts[line.currency, default: 0] += line.amountCents
        }

        /// The amounts, one a currency, by currency.
        public var money: [Money] {
            amounts.map { Money(cents: $1, currency: $0) }.sorted { $0.currency.rawValue < $1.currency.rawValue }
        }
    }

    /// All lines.
    public private(set) var whole = Sum()
    /// The lines of each service.
    public private(set) var services: [ServiceCode: Sum] = [:]
    private var names: [ServiceCode: String] = [:]
    private let currency: Currency

    /// Nothing yet, in the currency of the clinic.
    public init(currency: Currency) {
        self.currency = currency
    }

    /// Counts a line.
    public mutating func add(_ line: BillingLine) {
        whole.add(line)
        services[line.service, default: Sum()].add(line)
        names[line.service] = line.serviceName
    }
}

extension BillingTotals {
    /// `12 lines, 34 units, $4,250.00`.
    public var sentence: String {
        let lines = whole.lines == 1 ? "1 line" : "\(whole.lines) lines"
        let units = whole.units == 1 ? "1 unit" : "\(whole.units) units"
        return "\(lines), \(units), \(shown(whole))"
    }

    /// The sentence and, where there are lines, a table by service.
    public func text(width: Int?) -> String {
        guard whole.lines > 0 else { return sentence + "\n" }
        let rows = services.map { (name: names[$0] ?? $0.rawValue, sum: $1) }.sorted { $0.name < $1.name }
            .map { name, sum -> [Cell] in
                [.text(name), .integer(sum.lines), .integer(sum.units), .text(shown(sum))]
            }
        let listing = Listing(
            [
                .text("service_name", "Service", isFlexible: true), .number("lines", "Lines"),
                .number("units", "Units"), .number("amount", "Amount"),
            ],
            rows: rows
        )
        return "\(sentence)\n\n\(listing.text(width: width))"
    }

    private func shown(_ sum: Sum) -> String {
        let money = sum.money.isEmpty ? [Money(cents: 0, currency: currency)] : sum.money
        return money.map(\.description).joined(separator: " + ")
    }
}

extension BillingTotals: Encodable {
    private struct Entry: Encodable {
        let service: String?
        let lines: Int
        let units: Int
        let amounts: [Amount]

        struct Amount: Encodable {
            let amountCents: Int64
            let currency: String
        }

        init(_ sum: Sum, service: ServiceCode?) {
            self.service = service?.rawValue
            lines = sum.lines
            units = sum.units
            amounts = sum.money.map { Amount(amountCents: $0.cents, currency: $0.currency.rawValue) }
        }
    }

    private enum Keys: String, CodingKey {
        case lines
        case units
        case amounts
        case byService
    }

    /// The sums of all and by service; an amount for each currency.
    public func encode(to encoder: any Encoder) throws {
        let all = Entry(whole, service: nil)
        var container = encoder.container(keyedBy: Keys.self)
        try container.encode(all.lines, forKey: .lines)
        try container.encode(all.units, forKey: .units)
        try container.encode(all.amounts, forKey: .amounts)
        let entries = services.sorted { $0.key < $1.key }.map { Entry($1, service: $0) }
        try container.encode(entries, forKey: .byService)
    }
}
