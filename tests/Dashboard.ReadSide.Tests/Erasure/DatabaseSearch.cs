using System.Globalization;
using Npgsql;

namespace Dashboard.ReadSide.Tests.Erasure;

/// <summary>Looks for texts in every column of every table of every schema of a PostgreSQL database, whatever their case.</summary>
internal static class DatabaseSearch
{
    private const string Columns = """
        SELECT table_schema, table_name, column_name, data_type FROM information_schema.columns
        JOIN information_schema.tables USING (table_schema, table_name)
        WHERE table_schema NOT IN ('pg_catalog', 'information_schema') AND table_type = 'BASE TABLE'
          AND data_type IN ('text', 'character varying', 'json', 'jsonb', 'bytea', 'ARRAY')
        """;

    /// <summary>Where any of the texts stands: <c>schema.table.column: text</c>.</summary>
    public static async Task<IReadOnlyList<string>> FindAsync(string connectionString, params string[] texts)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        var columns = new List<(string Schema, string Table, string Column, string Type)>();
        await using (var list = new NpgsqlCommand(Columns, connection))
        {
            await using var reader = await list.ExecuteReaderAsync();
            while (await reader.ReadAsync())
            {
                columns.Add((reader.GetString(0), reader.GetString(1), reader.GetString(2), reader.GetString(3)));
            }
        }

        var found = new List<string>();
        foreach (var (schema, table, column, type) in columns)
        {
            var text = type == "bytea" ? $"encode(\"{column}\", 'escape')" : $"\"{column}\"::text";
            foreach (var wanted in texts)
            {
                await using var look = new NpgsqlCommand($"SELECT count(*) FROM \"{schema}\".\"{table}\" WHERE position(lower($1) IN lower({text})) > 0", connection);
                look.Parameters.Add(new NpgsqlParameter<string> { TypedValue = wanted });
                if (Convert.ToInt64(await look.ExecuteScalarAsync(), CultureInfo.InvariantCulture) > 0)
                {
                    found.Add($"{schema}.{table}.{column}: {wanted}");
                }
            }
        }

        return found;
    }
}
