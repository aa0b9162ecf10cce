/// Symmetric linear equations.
enum LinearSystem {
    /// The x with `matrix` x = `vector`, by Cholesky's method; nil unless the matrix is clearly positive definite.
    static func solution(of matrix: [[Double]], _ vector: [Double]) -> [Double]? {
        guard let lower = factor(matrix) else { return nil }
        var x = vector
        for row in x.indices {
            for column in 0..<row { x[row] -= lower[row][column] * x[column] }
            x[row] /= lower[row][row]
        }
        for row in x.indices.reversed() {
            for below in x.index(after: row)..<x.endIndex { x[row] -= lower[below][row] * x[below] }
            x[row] /= lower[row][row]
        }
        return x
    }

    /// The lower triangle whose square is the matrix.
    private static func factor(_ matrix: [[Double]]) -> [[Double]]? {
        var lower = matrix.map { $0.map { _ in 0.0 } }
        for row in matrix.indices {
            for column in 0...row {
                let rest = (0..<column).reduce(matrix[row][column]) { $0 - lower[row][$1] * lower[column][$1] }
                if row == column {
                    // What is left of a singular matrix's diagonal is rounding.
                    guard rest > 1e-10 * matrix[row][row] else { return nil }
                    lower[row][row] = rest.squareRoot()
                } else {
                    lower[row][column] = rest / lower[column][column]
                }
            }
        }
        return lower
    }
}
