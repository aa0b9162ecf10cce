import Domain
import Records

extension FHIRChargeItem {
    /// A charge; a credit has a negative quantity and amount.
    init(_ charge: ChargeEntry, in context: FHIRContext) {
        id = charge.number.description
        identifier = context.identifier(charge.number)
        code = FHIRConcept(charge.service, charge.serviceName)
        subject = context.subject
        self.context = context.episode
        occurrenceDateTime = charge.day
        performer = context.staff(charge.staff).map { [Performer(actor: $0)] }
        quantity = FHIRQuantity(count: charge.units.rawValue)
        bodysite = charge.side.map { [FHIRConcept(heel: $0)] }
        priceOverride = FHIRMoney(charge.amount)
        overrideReason = charge.isFromFee ? nil : "Price given by hand"
    }
}
