import Domain
import Postgres

extension ServiceKind: PostgresCodable {}
extension Units: PostgresCodable {}
