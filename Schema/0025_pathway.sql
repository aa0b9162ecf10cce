-- What patients report between visits, what they run in and where, and what the rules make of it.

CREATE TABLE clinic.checkin (
    clinic_id bigint NOT NULL,
    checkin_id bigint NOT NULL,
    case_id bigint NOT NULL,
    side text NOT NULL,
    reported_on date NOT NULL,
    pain_at_rest boolean,
    pain_at_night boolean,
    swelling text CHECK (swelling IN ('none', 'present', 'progressive')),
    numbness_tingling boolean,
    burning boolean,
    can_bear_weight boolean,
    sudden_pop boolean,
    post_run_pain smallint CHECK (post_run_pain BETWEEN 0 AND 10),
    post_run_flare boolean,
    pain_free_walk_min smallint CHECK (pain_free_walk_min BETWEEN 0 AND 1440),
    hill_repeats boolean,
    ballistic_stretch boolean,
    raced boolean,
    flare_on_rebuild boolean,
    mileage_reduced boolean,
    mileage_spike boolean,
    atypical boolean,
    note_id bigint,
    LIKE access.fact INCLUDING ALL,
    PRIMARY KEY (clinic_id, checkin_id),
    FOREIGN KEY (clinic_id, case_id, side) REFERENCES clinic.heel,
    FOREIGN KEY (clinic_id, note_id) REFERENCES clinic.note,
    CONSTRAINT checkin_is_not_in_the_future CHECK (reported_on BETWEEN access.first_day() AND access.latest_day(recorded_at)),
    CONSTRAINT checkin_says_something CHECK (num_nonnulls(pain_at_rest, pain_at_night, swelling, numbness_tingling, burning, can_bear_weight,
        sudden_pop, post_run_pain, post_run_flare, pain_free_walk_min, hill_repeats, ballistic_stretch, raced, flare_on_rebuild, mileage_reduced,
        mileage_spike, atypical) > 0)
);
COMMENT ON TABLE clinic.checkin IS 'What a patient reports of a heel on a day; NULL is not asked, and never no.';
COMMENT ON COLUMN clinic.checkin.clinic_id IS 'The clinic.';
COMMENT ON COLUMN clinic.checkin.checkin_id IS 'Number, printed as Q-1.';
COMMENT ON COLUMN clinic.checkin.case_id IS 'The case.';
COMMENT ON COLUMN clinic.checkin.side IS 'The heel.';
COMMENT ON COLUMN clinic.checkin.reported_on IS 'Day it is about.';
COMMENT ON COLUMN clinic.checkin.pain_at_rest IS 'Pain at rest. NULL: not asked.';
COMMENT ON COLUMN clinic.checkin.pain_at_night IS 'Pain at night. NULL: not asked.';
COMMENT ON COLUMN clinic.checkin.swelling IS 'Swelling. NULL: not asked.';
COMMENT ON COLUMN clinic.checkin.numbness_tingling IS 'Numbness or tingling. NULL: not asked.';
COMMENT ON COLUMN clinic.checkin.burning IS 'Burning. NULL: not asked.';
COMMENT ON COLUMN clinic.checkin.can_bear_weight IS 'Whether the foot bears weight. NULL: not asked.';
COMMENT ON COLUMN clinic.checkin.sudden_pop IS 'A sudden pop in calf or heel. NULL: not asked.';
COMMENT ON COLUMN clinic.checkin.post_run_pain IS 'Pain after the run, 0-10. NULL: not asked.';
COMMENT ON COLUMN clinic.checkin.post_run_flare IS 'A flare after the run. NULL: not asked.';
COMMENT ON COLUMN clinic.checkin.pain_free_walk_min IS 'Minutes walked without pain. NULL: not asked.';
COMMENT ON COLUMN clinic.checkin.hill_repeats IS 'Ran hill repeats. NULL: not asked.';
COMMENT ON COLUMN clinic.checkin.ballistic_stretch IS 'Stretched the calf ballistically. NULL: not asked.';
COMMENT ON COLUMN clinic.checkin.raced IS 'Ran a race. NULL: not asked.';
COMMENT ON COLUMN clinic.checkin.flare_on_rebuild IS 'Pain flared when running was rebuilt. NULL: not asked.';
COMMENT ON COLUMN clinic.checkin.mileage_reduced IS 'Runs less than before. NULL: not asked.';
COMMENT ON COLUMN clinic.checkin.mileage_spike IS 'Mileage had jumped, as reported. NULL: not asked.';
COMMENT ON COLUMN clinic.checkin.atypical IS 'Features that do not fit; the remark says which. NULL: not asked.';
COMMENT ON COLUMN clinic.checkin.note_id IS 'Remark.';
CALL access.number_by_clinic('clinic.checkin', 'checkin_id');
CALL access.guard_fact('clinic.checkin', 'clinician frontdesk nightly', 'clinician frontdesk', 'clinician frontdesk');

CREATE INDEX checkin_by_case ON clinic.checkin (clinic_id, case_id);

CREATE TABLE clinic.shoe (
    clinic_id bigint NOT NULL,
    shoe_id bigint NOT NULL,
    patient_id bigint NOT NULL,
    model text NOT NULL CHECK (model ~ '\S' AND length(model) <= 100),
    drop_mm smallint CHECK (drop_mm BETWEEN 0 AND 30),
    stack_mm smallint CHECK (stack_mm BETWEEN 0 AND 80),
    is_rocker boolean,
    in_use_from date NOT NULL,
    distance_before_m integer NOT NULL CHECK (distance_before_m BETWEEN 0 AND 5000000),
    note_id bigint,
    LIKE access.fact INCLUDING ALL,
    PRIMARY KEY (clinic_id, shoe_id),
    CONSTRAINT shoe_is_of_the_patient UNIQUE (clinic_id, shoe_id, patient_id),
    FOREIGN KEY (clinic_id, patient_id) REFERENCES clinic.patient,
    FOREIGN KEY (clinic_id, note_id) REFERENCES clinic.note,
    CONSTRAINT shoe_is_not_in_the_future CHECK (in_use_from BETWEEN access.first_day() AND access.latest_day(recorded_at))
);
COMMENT ON TABLE clinic.shoe IS 'A pair of shoes that a patient runs in, from a day on: the right shoe changes with load and mechanics.';
COMMENT ON COLUMN clinic.shoe.clinic_id IS 'The clinic.';
COMMENT ON COLUMN clinic.shoe.shoe_id IS 'Number, printed as F-1.';
COMMENT ON COLUMN clinic.shoe.patient_id IS 'The patient.';
COMMENT ON COLUMN clinic.shoe.model IS 'Make and model.';
COMMENT ON COLUMN clinic.shoe.drop_mm IS 'Heel-to-toe drop in mm.';
COMMENT ON COLUMN clinic.shoe.stack_mm IS 'Height of the stack under the heel in mm.';
COMMENT ON COLUMN clinic.shoe.is_rocker IS 'Whether the sole is a rocker; NULL: not known.';
COMMENT ON COLUMN clinic.shoe.in_use_from IS 'First day of use.';
COMMENT ON COLUMN clinic.shoe.distance_before_m IS 'Distance run in it before that day, in metres.';
COMMENT ON COLUMN clinic.shoe.note_id IS 'Remark.';
CALL access.number_by_clinic('clinic.shoe', 'shoe_id');
CALL access.guard_fact('clinic.shoe', 'clinician frontdesk nightly', 'clinician frontdesk', 'clinician frontdesk');

CREATE INDEX shoe_by_patient ON clinic.shoe (clinic_id, patient_id);

CREATE TABLE clinic.shoe_retirement (
    clinic_id bigint NOT NULL,
    shoe_retirement_id bigint NOT NULL,
    shoe_id bigint NOT NULL,
    patient_id bigint NOT NULL,
    retired_on date NOT NULL,
    LIKE access.fact INCLUDING ALL,
    PRIMARY KEY (clinic_id, shoe_retirement_id),
    FOREIGN KEY (clinic_id, shoe_id, patient_id) REFERENCES clinic.shoe (clinic_id, shoe_id, patient_id),
    CONSTRAINT retirement_is_not_in_the_future CHECK (retired_on BETWEEN access.first_day() AND access.latest_day(recorded_at))
);
COMMENT ON TABLE clinic.shoe_retirement IS 'The end of the use of a pair of shoes.';
COMMENT ON COLUMN clinic.shoe_retirement.clinic_id IS 'The clinic.';
COMMENT ON COLUMN clinic.shoe_retirement.shoe_retirement_id IS 'Number.';
COMMENT ON COLUMN clinic.shoe_retirement.shoe_id IS 'The shoes.';
COMMENT ON COLUMN clinic.shoe_retirement.patient_id IS 'The patient.';
COMMENT ON COLUMN clinic.shoe_retirement.retired_on IS 'First day on which they are not used any more.';
CALL access.number_by_clinic('clinic.shoe_retirement', 'shoe_retirement_id');
CALL access.guard_fact('clinic.shoe_retirement', 'clinician frontdesk nightly', 'clinician frontdesk', 'clinician frontdesk');

CREATE UNIQUE INDEX shoe_is_retired_once ON clinic.shoe_retirement (clinic_id, shoe_id) WHERE voided_at IS NULL;

CREATE TABLE clinic.shoe_wear (
    clinic_id bigint NOT NULL,
    shoe_wear_id bigint NOT NULL,
    shoe_id bigint NOT NULL,
    patient_id bigint NOT NULL,
    worn_on date NOT NULL,
    distance_m integer NOT NULL CHECK (distance_m BETWEEN 1 AND 5000000),
    LIKE access.fact INCLUDING ALL,
    PRIMARY KEY (clinic_id, shoe_wear_id),
    FOREIGN KEY (clinic_id, shoe_id, patient_id) REFERENCES clinic.shoe (clinic_id, shoe_id, patient_id),
    CONSTRAINT wear_is_not_in_the_future CHECK (worn_on BETWEEN access.first_day() AND access.latest_day(recorded_at))
);
COMMENT ON TABLE clinic.shoe_wear IS 'Distance in a pair of shoes that no single run stands for.';
COMMENT ON COLUMN clinic.shoe_wear.clinic_id IS 'The clinic.';
COMMENT ON COLUMN clinic.shoe_wear.shoe_wear_id IS 'Number.';
COMMENT ON COLUMN clinic.shoe_wear.shoe_id IS 'The shoes.';
COMMENT ON COLUMN clinic.shoe_wear.patient_id IS 'The patient.';
COMMENT ON COLUMN clinic.shoe_wear.worn_on IS 'Day it is noted for.';
COMMENT ON COLUMN clinic.shoe_wear.distance_m IS 'Distance in metres.';
CALL access.number_by_clinic('clinic.shoe_wear', 'shoe_wear_id');
CALL access.guard_fact('clinic.shoe_wear', 'clinician frontdesk nightly', 'clinician frontdesk', 'clinician frontdesk');

CREATE INDEX shoe_wear_by_shoe ON clinic.shoe_wear (clinic_id, shoe_id);

CREATE TABLE clinic.route (
    clinic_id bigint NOT NULL,
    route_id bigint NOT NULL,
    patient_id bigint NOT NULL,
    surface text NOT NULL CHECK (surface IN ('road', 'path', 'track', 'treadmill', 'trail')),
    is_cambered boolean,
    traffic_side text CHECK (traffic_side IN ('left', 'right')),
    road_side_out text CHECK (road_side_out IN ('left', 'right')),
    road_side_back text CHECK (road_side_back IN ('left', 'right')),
    lower_foot_out text CHECK (lower_foot_out IN ('left', 'right')),
    track_direction text CHECK (track_direction IN ('clockwise', 'counter-clockwise', 'both')),
    note_id bigint,
    LIKE access.fact INCLUDING ALL,
    PRIMARY KEY (clinic_id, route_id),
    CONSTRAINT route_is_of_the_patient UNIQUE (clinic_id, route_id, patient_id),
    FOREIGN KEY (clinic_id, patient_id) REFERENCES clinic.patient,
    FOREIGN KEY (clinic_id, note_id) REFERENCES clinic.note
);
COMMENT ON TABLE clinic.route IS 'A route that a patient runs, as observed; its name is the remark.';
COMMENT ON COLUMN clinic.route.clinic_id IS 'The clinic.';
COMMENT ON COLUMN clinic.route.route_id IS 'Number, printed as W-1.';
COMMENT ON COLUMN clinic.route.patient_id IS 'The patient.';
COMMENT ON COLUMN clinic.route.surface IS 'What is run on.';
COMMENT ON COLUMN clinic.route.is_cambered IS 'Whether it slopes to one side; NULL: not known.';
COMMENT ON COLUMN clinic.route.traffic_side IS 'Side on which the country drives.';
COMMENT ON COLUMN clinic.route.road_side_out IS 'Side of the road on the way out, seen in the direction of running.';
COMMENT ON COLUMN clinic.route.road_side_back IS 'Side of the road on the way back, seen in the direction of running; the other side than on the way out is the same edge.';
COMMENT ON COLUMN clinic.route.lower_foot_out IS 'Foot that was seen to be lower on the way out; NULL: not observed.';
COMMENT ON COLUMN clinic.route.track_direction IS 'Direction on a track.';
COMMENT ON COLUMN clinic.route.note_id IS 'Remark.';
CALL access.number_by_clinic('clinic.route', 'route_id');
CALL access.guard_fact('clinic.route', 'clinician frontdesk nightly', 'clinician frontdesk', 'clinician frontdesk');

CREATE INDEX route_by_patient ON clinic.route (clinic_id, patient_id);

CREATE TABLE clinic.run (
    clinic_id bigint NOT NULL,
    run_id bigint NOT NULL,
    patient_id bigint NOT NULL,
    ran_on date NOT NULL,
    distance_m integer NOT NULL CHECK (distance_m BETWEEN 1 AND 1000000),
    ascent_m smallint CHECK (ascent_m BETWEEN 0 AND 20000),
    kind text NOT NULL CHECK (kind IN ('easy', 'workout', 'race', 'strides')),
    cadence smallint CHECK (cadence BETWEEN 60 AND 260),
    shoe_id bigint,
    route_id bigint,
    note_id bigint,
    LIKE access.fact INCLUDING ALL,
    PRIMARY KEY (clinic_id, run_id),
    FOREIGN KEY (clinic_id, patient_id) REFERENCES clinic.patient,
    FOREIGN KEY (clinic_id, shoe_id, patient_id) REFERENCES clinic.shoe (clinic_id, shoe_id, patient_id),
    FOREIGN KEY (clinic_id, route_id, patient_id) REFERENCES clinic.route (clinic_id, route_id, patient_id),
    FOREIGN KEY (clinic_id, note_id) REFERENCES clinic.note,
    CONSTRAINT run_is_not_in_the_future CHECK (ran_on BETWEEN access.first_day() AND access.latest_day(recorded_at))
);
COMMENT ON TABLE clinic.run IS 'A run of a patient.';
COMMENT ON COLUMN clinic.run.clinic_id IS 'The clinic.';
COMMENT ON COLUMN clinic.run.run_id IS 'Number, printed as R-1.';
COMMENT ON COLUMN clinic.run.patient_id IS 'The patient.';
COMMENT ON COLUMN clinic.run.ran_on IS 'Day.';
COMMENT ON COLUMN clinic.run.distance_m IS 'Distance in metres.';
COMMENT ON COLUMN clinic.run.ascent_m IS 'Ascent in metres; NULL: not known.';
COMMENT ON COLUMN clinic.run.kind IS 'What kind of run.';
COMMENT ON COLUMN clinic.run.cadence IS 'Steps a minute; NULL: not known.';
COMMENT ON COLUMN clinic.run.shoe_id IS 'The shoes; NULL: not known.';
COMMENT ON COLUMN clinic.run.route_id IS 'The route; NULL: not known.';
COMMENT ON COLUMN clinic.run.note_id IS 'Remark.';
CALL access.number_by_clinic('clinic.run', 'run_id');
CALL access.guard_fact('clinic.run', 'clinician frontdesk nightly', 'clinician frontdesk', 'clinician frontdesk');

CREATE INDEX run_by_patient ON clinic.run (clinic_id, patient_id, ran_on);
CREATE INDEX run_by_shoe ON clinic.run (clinic_id, shoe_id) WHERE shoe_id IS NOT NULL;
CREATE INDEX run_by_route ON clinic.run (clinic_id, route_id) WHERE route_id IS NOT NULL;

ALTER TABLE clinic.prescription ADD CONSTRAINT prescription_is_of_the_case UNIQUE (clinic_id, prescription_id, case_id);
CREATE TABLE clinic.adherence (
    clinic_id bigint NOT NULL,
    adherence_id bigint NOT NULL,
    prescription_id bigint NOT NULL,
    case_id bigint NOT NULL,
    logged_for date NOT NULL,
    is_done boolean NOT NULL,
    LIKE access.fact INCLUDING ALL,
    PRIMARY KEY (clinic_id, adherence_id),
    FOREIGN KEY (clinic_id, prescription_id, case_id) REFERENCES clinic.prescription (clinic_id, prescription_id, case_id),
    CONSTRAINT adherence_is_not_in_the_future CHECK (logged_for BETWEEN access.first_day() AND access.latest_day(recorded_at))
);
COMMENT ON TABLE clinic.adherence IS 'Whether a home measure was done on a day; a day without a row is not logged, and never not done.';
COMMENT ON COLUMN clinic.adherence.clinic_id IS 'The clinic.';
COMMENT ON COLUMN clinic.adherence.adherence_id IS 'Number, printed as L-1.';
COMMENT ON COLUMN clinic.adherence.prescription_id IS 'The prescription.';
COMMENT ON COLUMN clinic.adherence.case_id IS 'The case.';
COMMENT ON COLUMN clinic.adherence.logged_for IS 'The day.';
COMMENT ON COLUMN clinic.adherence.is_done IS 'Whether it was done.';
CALL access.number_by_clinic('clinic.adherence', 'adherence_id');
CALL access.guard_fact('clinic.adherence', 'clinician nightly', 'clinician', 'clinician');

CREATE UNIQUE INDEX adherence_is_logged_once_a_day ON clinic.adherence (clinic_id, prescription_id, logged_for) WHERE voided_at IS NULL;
CREATE INDEX adherence_by_case ON clinic.adherence (clinic_id, case_id);

CREATE TABLE clinic.patient_condition (
    clinic_id bigint NOT NULL,
    patient_condition_id bigint NOT NULL,
    patient_id bigint NOT NULL,
    condition_code text NOT NULL REFERENCES catalogue.condition,
    noted_on date NOT NULL,
    ends_on date,
    note_id bigint,
    LIKE access.fact INCLUDING ALL,
    PRIMARY KEY (clinic_id, patient_condition_id),
    FOREIGN KEY (clinic_id, patient_id) REFERENCES clinic.patient,
    FOREIGN KEY (clinic_id, note_id) REFERENCES clinic.note,
    CONSTRAINT condition_is_not_in_the_future CHECK (noted_on BETWEEN access.first_day() AND access.latest_day(recorded_at)),
    CONSTRAINT condition_ends_after_it_begins CHECK (noted_on < ends_on),
    CONSTRAINT days_are_within_reason CHECK (ends_on <= access.last_day())
);
COMMENT ON TABLE clinic.patient_condition IS 'A condition of a patient that can speak against a treatment.';
COMMENT ON COLUMN clinic.patient_condition.clinic_id IS 'The clinic.';
COMMENT ON COLUMN clinic.patient_condition.patient_condition_id IS 'Number, printed as N-1.';
COMMENT ON COLUMN clinic.patient_condition.patient_id IS 'The patient.';
COMMENT ON COLUMN clinic.patient_condition.condition_code IS 'The condition.';
COMMENT ON COLUMN clinic.patient_condition.noted_on IS 'Day from which it is known.';
COMMENT ON COLUMN clinic.patient_condition.ends_on IS 'First day on which it no longer holds, where that is known; NULL: holds on.';
COMMENT ON COLUMN clinic.patient_condition.note_id IS 'Remark.';
CALL access.number_by_clinic('clinic.patient_condition', 'patient_condition_id');
CALL access.guard_fact('clinic.patient_condition', 'clinician nightly', 'clinician', 'clinician');

CREATE INDEX patient_condition_by_patient ON clinic.patient_condition (clinic_id, patient_id);

CREATE TABLE clinic.alert (
    clinic_id bigint NOT NULL,
    alert_id bigint NOT NULL,
    case_id bigint NOT NULL,
    side text,
    rule_code text NOT NULL,
    rule_version smallint NOT NULL,
    tier text NOT NULL CHECK (tier IN ('info', 'alert', 'urgent')),
    cause text NOT NULL CHECK (cause ~ '^[A-Za-z0-9][A-Za-z0-9 :.-]*$' AND length(cause) <= 100),
    why text NOT NULL CHECK (why ~ '\S' AND length(why) <= 500),
    fired_on date NOT NULL,
    LIKE access.fact INCLUDING ALL,
    PRIMARY KEY (clinic_id, alert_id),
    CONSTRAINT alert_is_of_the_case UNIQUE (clinic_id, alert_id, case_id),
    CONSTRAINT alert_fires_once_for_a_cause UNIQUE NULLS NOT DISTINCT (clinic_id, case_id, side, rule_code, cause),
    FOREIGN KEY (clinic_id, case_id) REFERENCES clinic.case,
    FOREIGN KEY (clinic_id, case_id, side) REFERENCES clinic.heel,
    FOREIGN KEY (rule_code, rule_version) REFERENCES catalogue.rule,
    CONSTRAINT alert_is_not_in_the_future CHECK (fired_on BETWEEN access.first_day() AND access.latest_day(recorded_at))
);
COMMENT ON TABLE clinic.alert IS 'The firing of a rule on a heel, or on a case where it is about the patient; never twice for the same cause.';
COMMENT ON COLUMN clinic.alert.clinic_id IS 'The clinic.';
COMMENT ON COLUMN clinic.alert.alert_id IS 'Number, printed as A-1.';
COMMENT ON COLUMN clinic.alert.case_id IS 'The case.';
COMMENT ON COLUMN clinic.alert.side IS 'The heel; NULL where it is about the patient.';
COMMENT ON COLUMN clinic.alert.rule_code IS 'The rule.';
COMMENT ON COLUMN clinic.alert.rule_version IS 'The version that fired.';
COMMENT ON COLUMN clinic.alert.tier IS 'How much it presses.';
COMMENT ON COLUMN clinic.alert.cause IS 'What made it fire: the day or the record; the key by which it does not fire again.';
COMMENT ON COLUMN clinic.alert.why IS 'Why, in a sentence of numbers and days; no free text of a person.';
COMMENT ON COLUMN clinic.alert.fired_on IS 'Clinical day.';
CALL access.number_by_clinic('clinic.alert', 'alert_id');
CALL access.guard_fact('clinic.alert', 'clinician nightly', 'clinician nightly', 'clinician');

CREATE TABLE clinic.alert_acknowledgement (
    clinic_id bigint NOT NULL,
    alert_acknowledgement_id bigint NOT NULL,
    alert_id bigint NOT NULL,
    case_id bigint NOT NULL,
    reason text NOT NULL CHECK (reason ~ '\S' AND length(reason) <= 500),
    LIKE access.fact INCLUDING ALL,
    PRIMARY KEY (clinic_id, alert_acknowledgement_id),
    FOREIGN KEY (clinic_id, alert_id, case_id) REFERENCES clinic.alert (clinic_id, alert_id, case_id)
);
COMMENT ON TABLE clinic.alert_acknowledgement IS 'Somebody has seen an alert, and says what follows from it.';
COMMENT ON COLUMN clinic.alert_acknowledgement.clinic_id IS 'The clinic.';
COMMENT ON COLUMN clinic.alert_acknowledgement.alert_acknowledgement_id IS 'Number.';
COMMENT ON COLUMN clinic.alert_acknowledgement.alert_id IS 'The alert.';
COMMENT ON COLUMN clinic.alert_acknowledgement.case_id IS 'The case.';
COMMENT ON COLUMN clinic.alert_acknowledgement.reason IS 'What follows; kept for ever, so it names nobody.';
CALL access.number_by_clinic('clinic.alert_acknowledgement', 'alert_acknowledgement_id');
CALL access.guard_fact('clinic.alert_acknowledgement', 'clinician nightly', 'clinician', 'clinician');

CREATE UNIQUE INDEX alert_is_acknowledged_once ON clinic.alert_acknowledgement (clinic_id, alert_id) WHERE voided_at IS NULL;
CREATE INDEX acknowledgement_by_case ON clinic.alert_acknowledgement (clinic_id, case_id);

CREATE TABLE clinic.rule_run (
    clinic_id bigint NOT NULL,
    rule_run_id bigint NOT NULL,
    day date NOT NULL,
    looked_through timestamptz NOT NULL,
    is_whole boolean NOT NULL,
    recorded_at timestamptz NOT NULL DEFAULT now(),
    recorded_by text NOT NULL DEFAULT current_user,
    PRIMARY KEY (clinic_id, rule_run_id)
);
COMMENT ON TABLE clinic.rule_run IS 'A time at which the rules were asked about the open cases: what is recorded later has to be looked at again.';
COMMENT ON COLUMN clinic.rule_run.clinic_id IS 'The clinic.';
COMMENT ON COLUMN clinic.rule_run.rule_run_id IS 'Number.';
COMMENT ON COLUMN clinic.rule_run.day IS 'Clinical day that the rules were asked for.';
COMMENT ON COLUMN clinic.rule_run.looked_through IS 'What is recorded or struck from this moment on is looked at again.';
COMMENT ON COLUMN clinic.rule_run.is_whole IS 'Whether every open case was looked at, or only those that changed.';
COMMENT ON COLUMN clinic.rule_run.recorded_at IS 'When; set by the database.';
COMMENT ON COLUMN clinic.rule_run.recorded_by IS 'Who asked; set by the database.';
CALL access.number_by_clinic('clinic.rule_run', 'rule_run_id');
CALL access.guard_permanent('clinic.rule_run', 'clinician nightly', 'clinician nightly');

-- What was recorded or struck of late has to be looked at again, whatever table it is in.
DO $$
DECLARE
    target text;
BEGIN
    FOREACH target IN ARRAY ARRAY['case', 'diagnosis', 'exam', 'imaging_order', 'imaging_result', 'milestone', 'prescription',
        'prescription_stop', 'adherence', 'series', 'series_stop', 'session', 'score', 'checkin', 'alert_acknowledgement', 'run', 'shoe',
        'shoe_wear', 'patient_condition']
    LOOP
        EXECUTE format('CREATE INDEX %I ON clinic.%I (clinic_id, recorded_at)', target || '_by_moment', target);
        EXECUTE format('CREATE INDEX %I ON clinic.%I (clinic_id, voided_at) WHERE voided_at IS NOT NULL', target || '_by_strike', target);
    END LOOP;
END $$;
