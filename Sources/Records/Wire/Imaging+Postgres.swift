import Domain
import Postgres

// How the values of imaging and home care are stored.

extension UCUMUnit: PostgresCodable {}
extension ImagingConclusion: PostgresCodable {}
extension PriceOrigin: PostgresCodable {}
