import Domain
import Testing

@Suite struct UnitsTests {
    @Test(arguments: ["1", "3", "-1", "999", "-999"])
    func wholeNumbersOtherThanZeroAreUnits(_ text: String) throws {
        #expect(try Units(parsing: text).description == text)
    }

    @Test(arguments: ["0", "-0", "1.5", "", "one", "1000", "-1000", "9223372036854775808"])
    func anythingElseIsRefused(_ text: String) {
        #expect(throws: InvalidInput.self) { try Units(parsing: text) }
    }
}
