import Postgres

/// The tables of the clinics, with what the person at the desk may read of each.
struct ListTables: Statement {
    var sql: SQL {
        """
        SELECT namespace.nspname::text AS schema_name, class.relname::text AS table_name,
               array_agg(attribute.attname::text) AS columns,
               coalesce(array_agg(attribute.attname::text)
                   FILTER (WHERE has_column_privilege(class.oid, attribute.attnum, 'SELECT')), '{}') AS readable
        FROM pg_catalog.pg_class AS class
        JOIN pg_catalog.pg_namespace AS namespace ON namespace.oid = class.relnamespace
        JOIN pg_catalog.pg_attribute AS attribute
            ON attribute.attrelid = class.oid AND attribute.attnum > 0 AND NOT attribute.attisdropped
        WHERE namespace.nspname IN ('clinic', 'billing') AND class.relkind IN ('r', 'p') AND NOT class.relispartition
        GROUP BY 1, 2
        """
    }

    func decode(_ row: Row) throws -> RecordTable {
        try RecordTable(
            schema: row["schema_name"],
            table: row["table_name"],
            columns: row["columns"],
            readable: row["readable"]
        )
    }
}

/// The foreign keys between them.
struct ListReferences: Statement {
    var sql: SQL {
        """
        SELECT child_schema.nspname || '.' || child.relname AS table_name,
               parent_schema.nspname || '.' || parent.relname AS parent_name,
               ARRAY(SELECT attname::text FROM unnest(held.conkey) WITH ORDINALITY AS key (number, place)
                     JOIN pg_catalog.pg_attribute ON attrelid = child.oid AND attnum = key.number ORDER BY key.place) AS columns,
               ARRAY(SELECT attname::text FROM unnest(held.confkey) WITH ORDINALITY AS key (number, place)
                     JOIN pg_catalog.pg_attribute ON attrelid = parent.oid AND attnum = key.number ORDER BY key.place) AS keys
        FROM pg_catalog.pg_constraint AS held
        JOIN pg_catalog.pg_class AS child ON child.oid = held.conrelid
        JOIN pg_catalog.pg_namespace AS child_schema ON child_schema.oid = child.relnamespace
        JOIN pg_catalog.pg_class AS parent ON parent.oid = held.confrelid
        JOIN pg_catalog.pg_namespace AS parent_schema ON parent_schema.oid = parent.relnamespace
        WHERE held.contype = 'f' AND child_schema.nspname IN ('clinic', 'billing')
        ORDER BY 1, held.conname
        """
    }

    func decode(_ row: Row) throws -> TableReference {
        try TableReference(
            table: row["table_name"],
            columns: row["columns"],
            parent: row["parent_name"],
            keys: row["keys"]
        )
    }
}
