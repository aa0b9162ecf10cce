/// What the signed rank test does with heels that did not change.
public enum ZeroMethod: String, Sendable, CaseIterable {
    /// Drop them before ranking. Source: Wilcoxon, Biometrics Bulletin 1945.
    case wilcox
    /// Rank with them, then drop their ranks. Source: Pratt, Journal of the American Statistical Association 1959.
    case pratt
}
