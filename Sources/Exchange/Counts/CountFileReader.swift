import Domain
import Foundation
import Records

/// Reads a file of counts of a clinic.
public enum CountFileReader {
    /// The longest file that is read: many times what a network of clinics comes to.
    public static let maximumBytes = 64 << 20

    /// Reads a file; throws ``InvalidInput``, saying where, for what is none and for counts that contradict each other.
    public static func file(_ text: String) throws -> CountFile {
        _ = try JSONReader.node(of: text)
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        let file: CountFile
        do {
            file = try decoder.decode(CountFile.self, from: Data(text.utf8))
        } catch let error as DecodingError {
            throw InvalidInput("this is no file of outcome counts: \(error.place)")
        }
        try file.check()
        return file
    }
}

extension CountFile {
    fileprivate func check() throws {
        guard format == Self.format else { throw InvalidInput("format is not \(Self.format)") }
        guard (exact == nil) != (sums == nil), publication == (exact == nil ? Self.published : Self.notForPublication)
        else { throw InvalidInput("it has to have either exact or sums, and publication has to fit them") }
        guard (try? ClinicCode(parsing: clinic)) != nil else {
            throw InvalidInput("clinic is not the code of a clinic")
        }
        _ = try outcomeQuestion()
        _ = try reportMoment()
        let rules = try outcomeRules()
        _ = try cohort()
        let low = Int64(rules.instrument.minimum.steps(places: rules.instrument.decimals) ?? 0)
        let high = Int64(rules.instrument.maximum.steps(places: rules.instrument.decimals) ?? 0)
        for line in sums ?? [] { try line.check(scores: low, high) }
    }
}

extension CountFile.SumsLine {
    /// Sums that no scores can have are refused.
    fileprivate func check(scores low: Int64, _ high: Int64) throws {
        let place = "sums, \(by), \(code ?? "none")"
        guard (11...1_000_000_000).contains(n) else { throw InvalidInput("\(place): n is not 11 or more") }
        let range = Int128(n) * Int128(low)...Int128(n) * Int128(max(low, high))
        guard range.contains(Int128(sumBefore)), range.contains(Int128(sumAfter)), sumBeforeSquared >= 0,
            sumAfterSquared >= 0
        else { throw InvalidInput("\(place): no scores of the instrument have these sums") }
        guard Set(responders.map(\.definition)).count == responders.count,
            responders.allSatisfy({ (0...n).contains($0.of) && (0...$0.of).contains($0.responders) })
        else { throw InvalidInput("\(place): the responders are not among the pairs") }
    }
}

extension DecodingError {
    /// Where it is, and what is wrong there; no value of the file.
    fileprivate var place: String {
        let (context, words) =
            switch self {
            case .keyNotFound(let key, let context): (context, "\"\(key.stringValue.snake)\" is missing")
            case .valueNotFound(_, let context): (context, "nothing stands where a value should")
            case .typeMismatch(_, let context): (context, "a value of another kind stands here")
            case .dataCorrupted(let context): (context, "a value cannot be read")
            @unknown default: (Context(codingPath: [], debugDescription: ""), "it cannot be read")
            }
        let path = context.codingPath.map { $0.intValue.map { "[\($0)]" } ?? $0.stringValue.snake }
        return path.isEmpty ? words : "\(path.joined(separator: ".")): \(words)"
    }
}

extension String {
    /// A name as it stands in the file.
    fileprivate var snake: String {
        reduce(into: "") { $0 += $1.isUppercase ? "_\($1.lowercased())" : String($1) }
    }
}
