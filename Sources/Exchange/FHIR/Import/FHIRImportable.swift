import Domain
import Records

/// A row that a FHIR resource can hold.
public protocol FHIRImportable: ImportableRow {
    /// The type of the resource.
    static var resourceType: String { get }
    /// The elements that a refusal of the records can be about.
    static var elementNames: ImportColumns { get }
    /// Reads a resource; nil where an element was refused or the resource is passed by, which the elements have noted.
    init?(_ elements: inout FHIRElements)
}
