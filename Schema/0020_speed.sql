-- What the planner cannot know by itself.

-- A case has a few scores. Without this it counts on a thousand, and reads every score of the clinic to join them.
ALTER FUNCTION reporting.score_days(bigint) ROWS 10;
