-- A table of eight columns as they are mixed in real ones, for the decoding of rows alone.
CREATE TABLE mixed AS
SELECT id, (id % 100000)::integer AS count, 'name ' || id % 10007 AS name, date '2016-01-01' + (id % 3650)::integer AS day,
       timestamptz '2016-01-01 00:00:00.123456+00' + id * interval '317 seconds 21 microseconds' AS moment,
       round(id % 1000003 / 1000.0, 3) - 250 AS amount, id % 3 = 0 AS is_true,
       CASE WHEN id % 4 > 0 THEN 'a remark of some length, number ' || id % 997 END AS remark
FROM generate_series(1::bigint, :rows) AS id;
VACUUM (ANALYZE) mixed;
