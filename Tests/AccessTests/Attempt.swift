import Postgres
import TestSupport

/// What a login may do with a table, found by trying it: `r` reads, `p` reads some columns, `i` inserts, `c` closes rows,
/// `u` updates more than that, `d` deletes, `t` truncates; `-` nothing.
enum Attempt {
    /// Puts the function that tries into a database, for anybody to call.
    static func prepare(_ pool: Pool) async throws {
        try await pool.transaction { transaction in
            try await transaction.executeScript(script)
        }
    }

    /// The letters of a login for a table.
    static func letters(
        of login: String,
        on table: String,
        clinic: Int64,
        in transaction: borrowing Transaction
    ) async throws -> String {
        try await transaction.execute("SET LOCAL SESSION AUTHORIZATION \(identifier: login)")
        let row = try await transaction.queryOne("SELECT public.tried(\(table), \(clinic)) AS letters")
        try await transaction.execute("SET LOCAL SESSION AUTHORIZATION DEFAULT")
        return try row["letters"]
    }

    private static let script = """
        CREATE FUNCTION public.succeeds(attempt text) RETURNS boolean LANGUAGE plpgsql AS $$
        BEGIN
            BEGIN
                EXECUTE attempt;
                RAISE EXCEPTION USING ERRCODE = 'ZZ000';
            EXCEPTION
                WHEN insufficient_privilege THEN RETURN false;
                -- Anything else, a missing value or a foreign key, comes after the right to try.
                WHEN OTHERS THEN RETURN true;
            END;
        END $$;

        CREATE FUNCTION public.tried(target text, clinic bigint) RETURNS text LANGUAGE plpgsql AS $$
        DECLARE
            letters text := '';
            updated text[] := '{}';
            name text;
            has_clinic boolean;
            is_view boolean;
        BEGIN
            SELECT EXISTS (SELECT FROM pg_attribute WHERE attrelid = class.oid AND attname = 'clinic_id' AND attidentity = ''), relkind = 'v'
                INTO has_clinic, is_view
                FROM pg_class AS class JOIN pg_namespace AS space ON space.oid = relnamespace
                WHERE nspname || '.' || relname = target;
            IF public.succeeds(format('SELECT * FROM %s LIMIT 1', target)) THEN letters := 'r';
            ELSIF public.succeeds(format('SELECT count(*) FROM %s', target)) THEN letters := 'p';
            END IF;
            IF public.succeeds(CASE WHEN has_clinic
                THEN format('INSERT INTO %s (clinic_id) VALUES (%s)', target, clinic)
                ELSE format('INSERT INTO %s DEFAULT VALUES', target) END) AND NOT is_view THEN
                letters := letters || 'i';
            END IF;
            FOR name IN SELECT attname FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid
                JOIN pg_namespace AS space ON space.oid = relnamespace
                WHERE nspname || '.' || relname = target AND attnum > 0 AND NOT attisdropped
                AND attgenerated = '' AND attidentity = '' LOOP
                IF NOT is_view AND public.succeeds(format('UPDATE %s SET %I = NULL WHERE false', target, name)) THEN
                    updated := updated || name;
                END IF;
            END LOOP;
            IF updated <> '{}' THEN
                letters := letters || CASE WHEN updated <@ ARRAY[
                    'voided_at', 'voided_by', 'void_reason', 'replaced_at', 'replaced_by'] THEN 'c' ELSE 'u' END;
            END IF;
            IF NOT is_view AND public.succeeds(format('DELETE FROM %s WHERE false', target)) THEN letters := letters || 'd'; END IF;
            IF NOT is_view AND public.succeeds(format('TRUNCATE %s', target)) THEN letters := letters || 't'; END IF;
            RETURN coalesce(nullif(letters, ''), '-');
        END $$;
        """
}
