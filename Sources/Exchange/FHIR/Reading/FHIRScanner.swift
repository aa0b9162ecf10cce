import Domain
import Foundation

/// Finds the resources in a file of FHIR's JSON, piece by piece, holding one resource at a time.
///
/// A file is a series of JSON objects: one resource, one bundle, or a line for each (NDJSON). Of a bundle the resources of its
/// entries are handed out, and not the bundle. Nothing of a resource is decoded but its type and its id. Throws
/// ``InvalidInput`` with the line where the text is no JSON; what follows cannot be read then.
struct FHIRScanner: Sendable {
    typealias Piece = UnsafeBufferPointer<UInt8>

    /// The longest resource accepted, in bytes: what is longer is a scanned document, or a file that is something else.
    private static let maximumBytes = 16 << 20
    /// The deepest nesting accepted; three levels are the bundle's, and no resource comes near the rest.
    private static let maximumDepth = 100

    /// Where the bytes go that are being read.
    private enum Target {
        case nowhere, head, body
    }

    private var line = 1
    /// Bytes of the file before this piece, and where in the piece the target's bytes begin.
    private var offset = 0, run = 0
    private var target = Target.nowhere
    private var open: [(closer: UInt8, line: Int)] = []
    private var isInString = false, isEscaped = false
    private var isInEntries = false, isInResource = false
    /// What stands at the top, which a bundle's entries are left out of; and the resource of an entry.
    private var head: FHIRDraft, body: FHIRDraft
    /// The resource of an entry, which may tell its address later.
    private var pending: FHIRFound?
    private var address: String?
    private var text = FHIRScannedText()
    private var lastText = ""
    /// The name of the member being read, by depth.
    private var names = [String?](repeating: nil, count: 5)
    private var isEmpty = true
    private var found: [FHIRFound] = []

    /// A scanner that keeps the bytes of resources of one type.
    init(keeping type: String) {
        head = FHIRDraft(keeping: type)
        body = FHIRDraft(keeping: type)
    }

    /// Takes the next bytes and returns the resources that they complete.
    mutating func feed(_ bytes: [UInt8]) throws -> [FHIRFound] {
        try bytes.withUnsafeBufferPointer { piece in
            run = 0
            var index = 0
            while index < piece.count {
                if isInString {
                    index = try string(piece, from: index)
                } else {
                    try structure(piece, at: index)
                    index += 1
                }
            }
            try keep(piece, upTo: piece.count)
            offset += piece.count
        }
        defer { found = [] }
        return found
    }

    /// Ends the file.
    func finish() throws {
        if isInString { throw InvalidInput("line \(line): the file ends within a text") }
        if let last = open.last { throw InvalidInput("line \(last.line): what opens here is never closed") }
        if isEmpty { throw InvalidInput("the file is empty") }
    }

    private mutating func structure(_ piece: Piece, at index: Int) throws {
        switch piece[index] {
        case UInt8(ascii: "\n"): line += 1
        case UInt8(ascii: " "), UInt8(ascii: "\r"), UInt8(ascii: "\t"): break
        case UInt8(ascii: "\"") where !open.isEmpty:
            isInString = true
            text.begin()
        case UInt8(ascii: "{"): try opens(piece, at: index, closer: UInt8(ascii: "}"))
        case UInt8(ascii: "[") where !open.isEmpty: try opens(piece, at: index, closer: UInt8(ascii: "]"))
        case UInt8(ascii: "}") where !open.isEmpty, UInt8(ascii: "]") where !open.isEmpty: try closes(piece, at: index)
        case UInt8(ascii: ":") where !open.isEmpty: if isWatched { names[open.count] = lastText }
        case UInt8(ascii: ",") where !open.isEmpty: if isWatched { names[open.count] = nil }
        case UInt8(ascii: "0")...UInt8(ascii: "9") where !open.isEmpty,
            UInt8(ascii: "a")...UInt8(ascii: "z") where !open.isEmpty,
            UInt8(ascii: "-") where !open.isEmpty, UInt8(ascii: ".") where !open.isEmpty,
            UInt8(ascii: "+") where !open.isEmpty, UInt8(ascii: "E") where !open.isEmpty:
            break
        default:
            guard isEmpty, isMark(piece[index], at: offset + index) else { throw stranger(piece, at: index) }
        }
    }

    /// Whether names and texts matter here: in what stands at the top, in an entry, and in the resource of one.
    private var isWatched: Bool {
        switch open.count {
        case 1: true
        case 3: isInEntries
        case 4: isInResource
        default: false
        }
    }

    private mutating func opens(_ piece: Piece, at index: Int, closer: UInt8) throws {
        let isObject = piece[index] == UInt8(ascii: "{")
        switch open.count {
        case 0:
            isEmpty = false
            head.begin(on: line)
            try turn(to: .head, piece, at: index)
        case 1 where !isObject && names[1] == "entry":
            isInEntries = true
            try turn(to: .nowhere, piece, at: index + 1)
        case 2 where isInEntries: (pending, address) = (nil, nil)
        case 3 where isInEntries && isObject && names[3] == "resource":
            guard pending == nil else {
                throw InvalidInput("line \(line): an entry has one resource, and here are two")
            }
            isInResource = true
            body.begin(on: line)
            try turn(to: .body, piece, at: index)
        case Self.maximumDepth...:
            throw InvalidInput("line \(line): the nesting is deeper than \(Self.maximumDepth) levels")
        default: break
        }
        open.append((closer, line))
        if open.count < names.count { names[open.count] = nil }
    }

    private mutating func closes(_ piece: Piece, at index: Int) throws {
        guard let last = open.popLast(), last.closer == piece[index] else {
            throw InvalidInput("line \(line): what is closed here was opened by another bracket")
        }
        switch open.count {
        case 3 where isInResource:
            isInResource = false
            try turn(to: .nowhere, piece, at: index + 1)
            pending = try body.complete()
        case 2 where isInEntries:
            guard var resource = pending else { break }
            resource.fullURL = address
            found.append(resource)
            pending = nil
        case 1 where isInEntries:
            isInEntries = false
            try turn(to: .head, piece, at: index)
        case 0:
            try turn(to: .nowhere, piece, at: index + 1)
            let whole = try head.complete()
            if whole.type != "Bundle" { found.append(whole) }
        default: break
        }
    }

    /// Goes on to the end of a text, or of the piece.
    private mutating func string(_ piece: Piece, from start: Int) throws -> Int {
        var end = start
        while end < piece.count {
            let byte = piece[end]
            guard byte >= 0x20 else {
                let isNUL = byte == 0
                throw InvalidInput(
                    isNUL
                        ? "line \(line): a NUL byte; save the file as UTF-8 text"
                        : "line \(line): a text ends with its line; is a quote missing?"
                )
            }
            end += 1
            if isEscaped {
                isEscaped = false
            } else if byte == UInt8(ascii: "\\") {
                isEscaped = true
            } else if byte == UInt8(ascii: "\"") {
                isInString = false
                break
            }
        }
        guard isWatched else { return end }
        text.add(piece[start..<(isInString ? end : end - 1)])
        if !isInString { tell(text.value) }
        return end
    }

    /// Notes a text that matters: the name of a member, or what is worth knowing of a resource.
    private mutating func tell(_ text: String) {
        guard let name = names[open.count] else {
            lastText = text
            return
        }
        switch (open.count, name) {
        case (1, "resourceType"): head.type = text
        case (1, "id"): head.id = text
        case (3, "fullUrl"): address = text
        case (4, "resourceType"): body.type = text
        case (4, "id"): body.id = text
        default: break
        }
    }

    private mutating func turn(to other: Target, _ piece: Piece, at index: Int) throws {
        try keep(piece, upTo: index)
        target = other
    }

    private mutating func keep(_ piece: Piece, upTo index: Int) throws {
        let isInTime =
            switch target {
            case .nowhere: true
            case .head: head.add(piece[run..<index], atMost: Self.maximumBytes)
            case .body: body.add(piece[run..<index], atMost: Self.maximumBytes)
            }
        run = index
        guard isInTime else {
            let begin = target == .head ? head.line : body.line
            throw InvalidInput("line \(begin): the resource is longer than \(Self.maximumBytes >> 20) MiB")
        }
    }

    /// Whether a byte belongs to the mark that says UTF-8 at the beginning of a file.
    private func isMark(_ byte: UInt8, at place: Int) -> Bool {
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        return place < mark.count && mark[place] == byte
    }

    private func stranger(_ piece: Piece, at index: Int) -> InvalidInput {
        if piece[index] == 0, !isEmpty { return InvalidInput("line \(line): a NUL byte; save the file as UTF-8 text") }
        if isEmpty { return InvalidInput(FHIRStranger.words(of: piece[index...])) }
        if open.isEmpty { return InvalidInput("line \(line): after a resource comes another one or the end") }
        return InvalidInput(
            "line \(line): this is no JSON: something stands outside quotes that has no place there"
        )
    }
}
