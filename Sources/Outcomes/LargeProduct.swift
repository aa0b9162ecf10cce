/// A product of whole numbers of any size, to be compared with another.
struct LargeProduct: Comparable {
    /// In base 2^64, the lowest first; the highest is not 0.
    private var limbs: [UInt64] = [1]

    /// Multiplies numbers that are not negative.
    init(_ factors: [Int]) {
        // As many factors at once as one word holds.
        var packed: UInt64 = 1
        for factor in factors {
            let (product, overflow) = packed.multipliedReportingOverflow(by: UInt64(factor))
            if overflow {
                multiply(by: packed)
                packed = UInt64(factor)
            } else {
                packed = product
            }
        }
        multiply(by: packed)
    }

    private mutating func multiply(by factor: UInt64) {
        var carry: UInt64 = 0
        for index in limbs.indices {
            let product = limbs[index].multipliedFullWidth(by: factor)
            let (low, overflow) = product.low.addingReportingOverflow(carry)
            limbs[index] = low
            carry = product.high + (overflow ? 1 : 0)
        }
        if carry > 0 { limbs.append(carry) }
        if factor == 0 { limbs = [] }
    }

    static func < (left: LargeProduct, right: LargeProduct) -> Bool {
        guard left.limbs.count == right.limbs.count else { return left.limbs.count < right.limbs.count }
        return left.limbs.reversed().lexicographicallyPrecedes(right.limbs.reversed())
    }
}
