extension Code where Word == Coded.Staff {
    /// The code of somebody of whom only the login is known: its letters and digits, parted by `-`.
    public static func made(from login: LoginName) -> StaffCode {
        let words = login.rawValue.lowercased().split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
        guard !words.isEmpty else { return StaffCode(rawValue: "staff-login") }
        let code = words.joined(separator: "-")
        return StaffCode(rawValue: code.first?.isLetter == true ? code : "staff-\(code)")
    }
}
