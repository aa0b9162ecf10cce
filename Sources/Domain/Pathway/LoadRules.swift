/// What the runner does: morning pain, hard no's, shoes, cadence, routes.
struct LoadRules {
    let record: HeelRecord
    let day: Day
    let book: RuleBook

    func firings() -> [Firing] {
        morningPain() + noGo() + shoes() + cadence() + route()
    }

    private func morningPain() -> [Firing] {
        guard let spell = spell(endingBy: day) else { return [] }
        let above = book.count(.morningPain, "above")
        let why =
            "Morning pain was above \(above) on \(spell.days) days in a row, from \(spell.first) to \(spell.last): "
            + "scale back, and do not race."
        return [Firing(.morningPain, .alert, cause: "\(spell.first)", why: why)]
    }

    /// The last spell of days in a row above the limit that is long enough and ends on a day or the day before; a missing day breaks it.
    private func spell(endingBy day: Day) -> (first: Day, last: Day, days: Int)? {
        let above = book.count(.morningPain, "above")
        let daily = record.dailyValues(of: record.morningPain).filter { $0.day <= day }
        guard let last = daily.last, last.value > above, day - last.day <= 1 else { return nil }
        var first = last.day
        for value in daily.dropLast().reversed() {
            guard value.value > above, first - value.day == 1 else { break }
            first = value.day
        }
        let days = last.day - first + 1
        return days >= book.count(.morningPain, "days") ? (first, last.day, days) : nil
    }

    private func noGo() -> [Firing] {
        let hillsFrom = book.count(.noGo, "hills-from")
        var firings: [Firing] = []
        for checkIn in record.checkIns {
            if checkIn.report.hillRepeats == true, record.ladderDay(on: checkIn.day) < hillsFrom {
                firings.append(noGo("hill repeats", checkIn, "Hill repeats on \(checkIn.day), early in recovery."))
            }
            if checkIn.report.ballisticStretch == true {
                firings.append(noGo("stretch", checkIn, "Ballistic calf stretches on \(checkIn.day)."))
            }
            if checkIn.report.raced == true, spell(endingBy: checkIn.day) != nil {
                firings.append(noGo("race", checkIn, "A race on \(checkIn.day), through a week of morning pain."))
            }
        }
        for run in record.patient.runs where run.kind == .race && spell(endingBy: run.day) != nil {
            firings.append(
                Firing(
                    .noGo,
                    .alert,
                    cause: "\(run.number)",
                    why: "A race on \(run.day), through a week of morning pain."
                )
            )
        }
        return firings
    }

    private func noGo(_ what: String, _ checkIn: HeelCheckIn, _ why: String) -> Firing {
        Firing(.noGo, .alert, cause: "\(what) \(checkIn.number)", why: why)
    }

    private func shoes() -> [Firing] {
        record.patient.shoes.compactMap { shoe in
            let isWorn = shoe.distance >= book.count(.shoeMiles, "replace")
            guard isWorn || shoe.distance >= book.count(.shoeMiles, "note") else { return nil }
            let what = isWorn ? "replace it" : "look at the midsole"
            return Firing(
                .shoeMiles,
                isWorn ? .alert : .info,
                cause: "\(shoe.number) \(isWorn ? "replace" : "note")",
                why: "\(shoe.number) has run \(kilometres(shoe.distance)): \(what).",
                isOfPatient: true
            )
        }
    }

    private func cadence() -> [Firing] {
        let (low, high) = (book.count(.cadenceStep, "low"), book.count(.cadenceStep, "high"))
        return record.prescriptions.compactMap { prescription in
            guard let step = prescription.cadence, !step.isWithin(low, high) else { return nil }
            let why = "Cadence from \(step.base) to \(step.target) steps/min is not a step of \(low)-\(high) %."
            return Firing(.cadenceStep, .info, cause: "\(prescription.number)", why: why)
        }
    }

    /// One heel hurts, and every run of late whose route is known kept to one edge or one direction.
    private func route() -> [Firing] {
        guard !record.isBilateral else { return [] }
        let routes = record.patient.runs.filter { day - $0.day < book.count(.routeAudit, "days") }.compactMap(\.route)
        guard let first = routes.first, routes.allSatisfy(\.isOneSided) else { return [] }
        let why =
            "Only the \(record.side) heel hurts, and the last runs keep to one edge of the road or one direction: audit the route."
        return [Firing(.routeAudit, .info, cause: "\(first.number)", why: why)]
    }
}
