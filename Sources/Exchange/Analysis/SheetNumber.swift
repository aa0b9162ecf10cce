/// A decimal of a spreadsheet as a whole number of millionths, with the places that it was written with.
struct SheetNumber: Equatable {
    /// The most decimal places.
    static let maximumPlaces = 6
    /// The largest magnitude; in millionths every sum of millions of such numbers and their squares is exact.
    static let limit = 1_000_000

    /// The value in millionths.
    let millionths: Int
    /// The places after the point, written zeros at the end not counted.
    let places: Int

    /// Reads a plain decimal as `7`, `-0.1` or `80.25`; nil for anything else.
    ///
    /// There are millions of them, so it goes over the bytes once.
    init?(_ text: String) {
        var (value, whole, places, written, used) = (0, 0, -1, 0, 0)
        var isNegative = false
        for (index, byte) in text.utf8.enumerated() {
            switch byte {
            case UInt8(ascii: "-") where index == 0: isNegative = true
            case UInt8(ascii: ".") where places < 0 && whole > 0: places = 0
            case UInt8(ascii: "0")...UInt8(ascii: "9") where whole + written < 18:
                value = value * 10 + Int(byte - UInt8(ascii: "0"))
                if places < 0 {
                    whole += 1
                } else {
                    written += 1
                    if byte != UInt8(ascii: "0") { used = written }
                }
            default: return nil
            }
        }
        guard whole > 0, places < 0 || written > 0, written <= Self.maximumPlaces else { return nil }
        places = written
        for _ in places..<Self.maximumPlaces {
            let (product, overflow) = value.multipliedReportingOverflow(by: 10)
            guard !overflow else { return nil }
            value = product
        }
        guard value <= Self.limit * 1_000_000 else { return nil }
        millionths = isNegative ? -value : value
        self.places = used
    }

    /// How many millionths make one step of so many decimal places.
    static func millionths(places: Int) -> Int {
        (places..<maximumPlaces).reduce(1) { power, _ in power * 10 }
    }
}
