using System.Globalization;
using Dashboard.PostgreSql;
using Dashboard.PostgreSql.Read;
using Dashboard.ReadSide.Projections;
using Dashboard.ReadSide.Storage;
using Dashboard.Testing.Databases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Dashboard.ReadSide.Tests.Storage;

/// <summary>What a copy of ours writes is what the server holds and the driver reads.</summary>
public sealed class CopyWriterTests(TestCluster cluster) : IAsyncLifetime
{
    private const string Columns = """ "Id" uuid, "Small" int, "Large" bigint, "Real" float8, "Amount" numeric, "Flag" bool, "Day" date, "At" timestamptz, "Text" text, "Bytes" bytea """;

    private static readonly decimal[] Amounts =
    [
        0m, -0m, 0.00m, 1m, -1m, 10m, 9_999m, 10_000m, 10_001m, 100_000_000m, 0.1m, 0.0001m, 0.00001m, -0.00001m, 1.10m, 12_345.678_9m, 10_000.000_1m, 1_000_000.50m,
        0.123_456_789_012m, ulong.MaxValue, ulong.MaxValue + 1m, decimal.MaxValue, decimal.MinValue, 0.000_000_000_000_000_000_000_000_000_1m, 7.922_816_251_426_433_759_354_395_033_5m,
    ];

    private readonly PostgreSqlDatabase _database = new(cluster);

    private static CancellationToken Ended => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => _database.InitializeAsync();

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    [Fact]
    public async Task Copy_OfAnyAmount_HoldsTheSameAmountWithTheSameDigits()
    {
        var random = new Random(1);
        decimal[] amounts = [.. Amounts, .. Enumerable.Range(0, 2_000).Select(_ => new decimal(random.Next(), random.Next(), random.Next(3) * random.Next(), random.Next(2) == 0, (byte)random.Next(29)))];

        var held = await CopiedAsync(amounts.Select(amount => Row(amount: amount)), """ "Amount"::text """, reader => reader.GetString(0));

        // The server has no zero below zero.
        Assert.Equal(amounts.Select(amount => (amount == 0 ? decimal.Abs(amount) : amount).ToString(CultureInfo.InvariantCulture)), held);
    }

    [Fact]
    public async Task Copy_OfEdgesOfEachType_IsReadAsItWasWritten()
    {
        var (long1, long2) = (new string('é', 70_000), string.Concat(Enumerable.Repeat("🙂", 50_000)));
        object?[][] rows =
        [
            Row(),
            [Guid.Parse("00112233-4455-6677-8899-aabbccddeeff"), int.MinValue, long.MinValue, -0.5, 1.5m, true, DateOnly.MinValue, DateTimeOffset.MinValue, "", Array.Empty<byte>()],
            [Guid.Empty, int.MaxValue, long.MaxValue, double.MaxValue, -1.5m, false, DateOnly.MaxValue, DateTimeOffset.MaxValue, long1, new byte[] { 0, 255 }],
            [Guid.AllBitsSet, 0, 0L, double.NaN, 0m, true, new DateOnly(2000, 2, 29), new DateTimeOffset(1969, 12, 31, 23, 59, 59, 999, TimeSpan.FromHours(-5)), long2, new byte[70_000]],
            [null, 1, 1L, 1.0, 1m, true, new DateOnly(9999, 12, 30), new DateTimeOffset(2026, 11, 21, 1, 2, 3, TimeSpan.Zero).AddMicroseconds(7), "x", Array.Empty<byte>()],
        ];

        var held = await CopiedAsync(rows, "*", reader => Enumerable.Range(0, reader.FieldCount).Select(field => Read(reader, field)).ToArray());

        Assert.Equal(rows, held);
    }

    [Fact]
    public void CopyColumn_OfEveryColumnOfTheReadTables_IsKnown()
    {
        var services = new ServiceCollection().AddLogging();
        services.AddDashboardPostgreSql("Host=nowhere", "Host=nowhere");
        using var provider = services.BuildServiceProvider();
        using var db = provider.GetRequiredService<IDbContextFactory<ReadDbContext>>().CreateDbContext();
        var columns = db.Model.GetEntityTypes().Where(type => type.ClrType != typeof(Checkpoint)).SelectMany(type => type.GetProperties()).Select(ColumnMap.Of).ToList();

        Assert.All(columns, column => Assert.NotNull(CopyColumn.Of(column)));
        Assert.True(columns.Count > 300);
    }

    private static object?[] Row(decimal? amount = null) => [null, null, null, null, amount, null, null, null, null, null];

    private static object? Read(NpgsqlDataReader reader, int field) => reader.IsDBNull(field) ? null : reader.GetDataTypeName(field) switch
    {
        "date" => reader.GetFieldValue<DateOnly>(field),
        "timestamp with time zone" => reader.GetFieldValue<DateTimeOffset>(field),
        _ => reader.GetValue(field),
    };

    private async Task<List<T>> CopiedAsync<T>(IEnumerable<object?[]> rows, string select, Func<NpgsqlDataReader, T> read)
    {
        await using var connection = new NpgsqlConnection(_database.ConnectionString);
        await connection.OpenAsync(Ended);
        await new NpgsqlCommand($"""CREATE TEMP TABLE copied ("Line" int GENERATED ALWAYS AS IDENTITY, {Columns})""", connection).ExecuteNonQueryAsync(Ended);
        var names = string.Join(", ", Columns.Split(',').Select(column => column.Trim().Split(' ')[0]));
        await using (var stream = await connection.BeginRawBinaryCopyAsync($"COPY copied ({names}) FROM STDIN (FORMAT BINARY)", Ended))
        {
            using var copy = new CopyWriter(stream);
            copy.Begin();
            foreach (var row in rows)
            {
                copy.BeginRow(row.Length);
                foreach (var value in row)
                {
                    copy.WriteAny(value);
                }

                await copy.EndRowAsync(Ended);
            }

            await copy.EndAsync(Ended);
        }

        await using var reader = await new NpgsqlCommand($"SELECT {(select == "*" ? names : select)} FROM copied ORDER BY \"Line\"", connection).ExecuteReaderAsync(Ended);
        var held = new List<T>();
        while (await reader.ReadAsync(Ended))
        {
            held.Add(read(reader));
        }

        return held;
    }
}
