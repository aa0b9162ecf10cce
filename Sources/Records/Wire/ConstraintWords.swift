import Postgres

/// What a constraint's refusal means to a person.
///
/// Commands check first and say more; these words are for what only the database can see, such as two people at once.
public enum ConstraintWords {
    /// The sentence for a violated constraint, or nil where there is none for it.
    public static func explain(_ error: PostgresError) -> String? {
        error.constraint.flatMap { words[$0] }
    }

    private static let raced = "somebody else has just changed the same; look at it and try again"

    private static let imported =
        "somebody else has just imported a row with the same id from the same source; run the import again"

    private static let words: [String: String] = [
        "patient_is_imported_once": imported,
        "case_is_imported_once": imported,
        "session_is_imported_once": imported,
        "score_is_imported_once": imported,
        "imaging_price_does_not_overlap": "there is a price range for part of these days already; end it first",
        "fee_does_not_overlap": "there is a fee for part of these days already; end it first",
        "heel_has_one_primary_diagnosis": "this heel has a primary diagnosis already",
        "diagnosis_stands_once": "this heel has that diagnosis already",
        "milestone_stands_once": "this milestone is recorded already; void it first to change its day",
        "case_is_closed_once": "the case is closed already",
        "finding_stands_once": "the same finding is given twice for one heel",
        "order_has_one_result": "this order has a result already; void it first to correct it",
        "order_is_cancelled_once": "this order is cancelled already",
        "measurement_stands_once": "the same measurement is given twice",
        "measurement_is_positive": "a measurement is a positive number",
        "measurement_has_one_decimal": "a measurement has at most one decimal",
        "prescription_is_stopped_once": "this prescription is stopped already",
        "series_is_stopped_once": "this series is stopped already",
        "session_is_delivered_once_a_day": "a session of this series is recorded for that day already",
        "dose_fits_the_treatment": "that dose does not fit the treatment",
        "score_is_a_value_of_its_instrument": "that is not a value of the instrument",
        "clinic_profile_current": raced,
        "staff_profile_current": raced,
        "demographics_current": raced,
        "identity_current": raced,
        "address_current": raced,
        "rule_parameter_current": raced,
        "contraindication_current": raced,
        "holiday_current": raced,
        "days_are_within_reason": "a day before 1880 or after 2999 can only be a mistyped year",
        "birth_date_is_possible": "the birth date lies before 1880 or in the future",
        "staff_code_is_unique": "there is somebody with that code already",
        "login_pkey": "that login belongs to somebody else, or did once; take another name",
        "person_has_one_login": "this person has a login already",
        "login_is_of_firststep":
            "that role of the server is not FirstStep's: its administrator may say GRANT firststep_staff to it, or take another name",
        "consent_current": raced,
        "patient_is_merged_once": "this patient is merged already",
        "pair_is_distinct_once": "these two are declared two people already",
        "patient_is_restricted_once": "this patient is restricted already",
        "erasure_pkey": "this patient was erased already",
        "erased_patient_has_no_open_case": "a case of this patient is open; close it first",
        "erasure_waits_for_retention": "the record of this patient must still be kept",
    ]
}
