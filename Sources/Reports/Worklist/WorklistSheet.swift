import Domain
import Foundation
import Records

/// What must not be missed on a day, the most pressing first.
public struct WorklistSheet: Sendable {
    private let listing: Listing

    /// The sheet of a day, its lines in the order given.
    public init(_ items: [WorklistItem], on day: Day) {
        listing = Listing(
            [
                .text("kind", "What"), .text("case", "Case"), .text("side", "Heel"), .text("patient", "No."),
                .text("name", "Patient", isFlexible: true), .text("record", "Record"), .text("due_on", "Since"),
                .text("until_on", "Until"), .text("code", "Code"), .text("why", "Why", isFlexible: true),
                .text("stage", "Stage of the ladder"), .number("ladder_day", "Ladder day"),
                .text("stage_success", "Success"), .text("staff", "By"),
            ],
            rows: items.map { item in
                [
                    .text(item.kind), .text(item.caseNumber), .text(item.side), .text(item.patient), .text(item.name),
                    .text(item.record), .day(item.dueOn), .day(item.untilOn), .text(item.matter.code),
                    .text(item.words(on: day)), item.standing.map(Self.stage) ?? .missing,
                    .integer(item.standing?.day), .text(item.standing?.success.rawValue), .text(item.staff),
                ]
            },
            whenEmpty: "nothing waits"
        )
    }

    private static func stage(_ standing: LadderStanding) -> Cell {
        let success = standing.success.rawValue.replacing("-", with: " ")
        return .worded(
            .integer(standing.stage.number),
            words: "\(standing.stage.number), day \(standing.day): \(success)"
        )
    }
}

extension WorklistSheet: Presentable {
    /// A line an item, without what only programs ask for.
    public func text(width: Int?) -> String {
        listing.narrowed(without: ["patient", "code", "ladder_day", "stage_success"]).text(width: width)
    }

    /// An array of objects.
    public func json() throws -> Data { try listing.json() }

    /// A header and a record an item.
    public func csv() -> [UInt8] { listing.csv() }
}

extension WorklistItem {
    /// What is to be done, in a sentence.
    fileprivate func words(on day: Day) -> String {
        switch matter {
        case .alert(_, let why): why
        case .result(let modality, let conclusion): "\(modality) \(conclusion), and nothing was recorded since."
        case .session(_, let name, let delivered, let planned):
            "\(name), session \(delivered + 1) of \(planned)"
                + (dueOn == day ? "." : ", \(Self.days(day - dueOn)) late.")
        case .score(_, let name): "No morning pain yet for \(name)."
        case .estimate(let name): "An estimate is owed of \(name)."
        case .silence: "Nothing was heard for \(Self.days(day - dueOn))."
        }
    }

    private static func days(_ count: Int) -> String { count == 1 ? "1 day" : "\(count) days" }
}

extension WorklistItem.Matter {
    /// The rule, study, treatment or window.
    fileprivate var code: String? {
        switch self {
        case .alert(let rule, _): rule
        case .result(let modality, _): "\(modality)"
        case .session(let treatment, _, _, _): "\(treatment)"
        case .score(let window, _): window
        case .estimate, .silence: nil
        }
    }
}
