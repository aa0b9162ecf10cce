/// Files of counts, written by hand.
enum CountFiles {
    /// The sums that a clinic published: twelve heels that fell from 7 or 6 to 2.
    static func sums(of clinic: String, window: String = "12w") -> String {
        #"""
        {"format": "firststep-outcome-counts-1", "publication": "SMALL NUMBERS HIDDEN", "clinic": "\#(clinic)",
         "clinic_name": "A clinic", "as_of": "2026-04-07T18:30:00Z", "as_of_day": "2026-04-07", "settled": true,
         "program_version": "1", "question": {"all_heels": false, "purpose": "outcome-statistics", "breakdowns": ["side"]},
         "rules": {"instrument": {"code": "morning-pain", "name": "Morning pain", "minimum": "0", "maximum": "10",
          "decimals": 0, "unit": "{score}", "higher_is_better": false, "zero_is_no_complaint": true},
          "baseline": {"code": "baseline", "name": "Baseline", "target_day": 0, "first_day": -28, "last_day": 0},
          "windows": [{"code": "\#(window)", "name": "12 weeks", "target_day": 84, "first_day": 70, "last_day": 98}],
          "window": "\#(window)", "percent_falls": [30, 50, 60]},
         "sums": [{"by": "all", "window": "\#(window)", "name": "All", "n": 12, "sum_before": 78, "sum_after": 24,
          "sum_before_squared": 510, "sum_after_squared": 48, "sum_product": 156,
          "responders": [{"definition": "50%", "responders": 12, "of": 12}]}]}
        """#
    }
}
