-- The log: only audit.append writes it, and its chain is what audit.header documents, made anew here without either.
BEGIN;
SELECT plan(27);

SELECT clinic_id AS clinic, login AS me FROM access.whoami() \gset
SELECT events AS before FROM audit.chain WHERE clinic_id = :clinic \gset
SELECT set_config('test.clinic', :'clinic', true), set_config('test.me', :'me', true), set_config('test.before', :'before', true) \gset

SELECT is(audit.append('score record', 'done', 'M-1', ARRAY[1002, 1001, 1002], NULL, NULL, NULL, '{"after":{"remark":"früh, ''\\n"}}'),
    :before + 1::bigint, 'an event takes the next number');
SELECT audit.append('patient list', 'dry-run', NULL, ARRAY[]::bigint[], ARRAY[]::bigint[], 0, NULL, NULL) \gset
SELECT audit.append('audit export', 'refused', NULL, NULL, NULL, 12, repeat('0f', 32), NULL) \gset
SELECT audit.append('export tables', 'done', NULL, ARRAY(SELECT generate_series(1250, 1001, -1)::bigint), NULL, 250, NULL, NULL) \gset

-- What a digest is of, in the words of the COMMENT on audit.header: a line each, nothing for what is missing.
CREATE TEMPORARY VIEW documented AS
SELECT event_id, sha256,
    'firststep-audit-1'
    || E'\n' || clinic_id
    || E'\n' || event_id
    || E'\n' || trunc(extract(epoch FROM occurred_at) * 1000000)
    || E'\n' || actor
    || E'\n' || action
    || E'\n' || outcome
    || E'\n' || coalesce(record, '')
    || E'\n' || coalesce((SELECT string_agg(patient_id::text, ',' ORDER BY patient_id) FROM audit.event_patient AS about
                          WHERE about.clinic_id = event.clinic_id AND about.event_id = event.event_id), '')
    || E'\n' || coalesce(rows::text, '')
    || E'\n' || coalesce(file_sha256, '')
    || E'\n' || origin
    || E'\n' || coalesce(encode(detail_sha256, 'hex'), '')
    || E'\n' || encode(lag(sha256, 1, '\xe3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855')
                       OVER (ORDER BY event_id), 'hex') AS header
FROM audit.event
WHERE clinic_id = current_setting('test.clinic')::bigint;

SELECT is((SELECT count(*) FROM documented), :before + 4::bigint, 'every event is there');
SELECT is_empty($$ SELECT event_id FROM documented WHERE sha256 <> sha256(convert_to(header, 'UTF8')) $$,
    'the digest of every event is that of its header as documented, and of the event before');
SELECT is((SELECT array_agg(event_id ORDER BY event_id) FROM documented), ARRAY(SELECT generate_series(1, :before + 4::bigint)),
    'the numbers have no gap');
SELECT is((SELECT (events, sha256)::text FROM audit.chain),
    (SELECT (event_id, sha256)::text FROM documented ORDER BY event_id DESC LIMIT 1), 'the head is the last event');
SELECT is((SELECT split_part(header, E'\n', 8) || '/' || split_part(header, E'\n', 9) FROM documented WHERE event_id = :before + 1),
    'M-1/1001,1002', 'the patients stand once each, ascending');
SELECT is((SELECT array_agg(patient_id ORDER BY patient_id) FROM audit.event_patient WHERE event_id = :before + 4),
    ARRAY(SELECT generate_series(1001, 1250)::bigint), 'everybody of a large export is named');
SELECT results_eq(format($$ SELECT block, cardinality(patients) FROM audit.about WHERE event_id = %s ORDER BY block $$, :before + 4),
    $$ VALUES (10::bigint, 99), (11, 100), (12, 51) $$, 'in one row a hundred');
SELECT is_empty($$ SELECT block FROM audit.about, unnest(patients) AS number WHERE block <> audit.block_of(number) $$,
    'where they are looked for');
SELECT is_empty($$ SELECT event_id FROM audit.event JOIN audit.detail USING (clinic_id, event_id)
    WHERE detail_sha256 IS DISTINCT FROM sha256(salt || convert_to(body, 'UTF8')) $$, 'the digest of a detail is salted');
SELECT is((SELECT count(*) FROM audit.detail WHERE event_id > :before), 1::bigint, 'no detail is kept where there is none');
SELECT is((SELECT count(DISTINCT salt) FROM audit.detail), (SELECT count(*) FROM audit.detail), 'every detail has a salt of its own');

SELECT is((SELECT DISTINCT actor FROM audit.event WHERE event_id > :before), :'me', 'the database says who');
SELECT ok((SELECT bool_and(occurred_at BETWEEN now() AND clock_timestamp() AND clinic_id = :clinic AND origin = 'local')
    FROM audit.event WHERE event_id > :before), 'and when, in which clinic and from where');

SELECT throws_ok($$ SELECT audit.append('score record', 'perhaps', NULL, NULL, NULL, NULL, NULL, NULL) $$, '23514', NULL,
    'an outcome is one of three');
SELECT throws_ok($$ SELECT audit.append('Ann Example', 'done', NULL, NULL, NULL, NULL, NULL, NULL) $$, '23514', NULL,
    'an action is the words of a command');
SELECT throws_ok($$ SELECT audit.append('score record', 'done', E'M-1\nM-2', NULL, NULL, NULL, NULL, NULL) $$, '23514', NULL,
    'a record is a number in one line');
SELECT throws_ok($$ SELECT audit.append('score record', 'done', NULL, NULL, NULL, NULL, 'abc', NULL) $$, '23514', NULL,
    'the digest of a file is one');

-- Whoever has every duty of people writes the log by that function and no other way.
SELECT throws_ok(format('INSERT INTO %s DEFAULT VALUES', name), '42501', NULL, 'nobody inserts into ' || name)
    FROM unnest(ARRAY['audit.event', 'audit.about', 'audit.detail']) AS name;
SELECT throws_ok(format('UPDATE %s SET clinic_id = clinic_id', name), '42501', NULL, 'nobody changes ' || name)
    FROM unnest(ARRAY['audit.chain', 'audit.event']) AS name;
SELECT throws_ok(format('DELETE FROM %s', name), '42501', NULL, 'nobody deletes from ' || name)
    FROM unnest(ARRAY['audit.event', 'audit.detail']) AS name;

SET LOCAL ROLE firststep_clinician;
SELECT throws_ok($$ SELECT audit.append('score record', 'done', NULL, NULL, NULL, NULL, NULL, NULL) $$, '42501', NULL,
    'a group without a clinic has no log to write into');
SELECT throws_ok($$ SELECT FROM audit.event $$, '42501', NULL, 'a duty that is not auditor does not read it');
RESET ROLE;

SELECT * FROM finish();
ROLLBACK;
