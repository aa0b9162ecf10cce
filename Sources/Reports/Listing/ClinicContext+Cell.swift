import Domain
import Records

extension ClinicContext {
    /// A cell of an area, or in its place that it is not for who is at the desk.
    func cell(_ area: Area, _ cell: Cell) -> Cell {
        mayRead(area) ? cell : .withheld(withheld)
    }
}
