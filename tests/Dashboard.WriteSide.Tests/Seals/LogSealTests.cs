using Dashboard.Domain;
using Dashboard.Domain.Log;
using Dashboard.Testing;
using Dashboard.Testing.Databases;
using Dashboard.WriteSide.Catalog;
using Dashboard.WriteSide.EventLog;
using Dashboard.WriteSide.Seals;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.WriteSide.Tests.Seals;

/// <summary>Each test tampers with a stream of its own behind the program's back, and looks only at what is said of its events.</summary>
public abstract class LogSealTests(TestDatabase database) : CommandSuite(database)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private LogSealer Sealer => ActivatorUtilities.CreateInstance<LogSealer>(Dashboard.Services);

    [Fact]
    public async Task Log_ThatNobodyTamperedWith_IsAsItWasSealed()
    {
        var rows = await SealedProductAsync();

        var (summary, faults) = await VerifyAsync();

        Assert.Empty(Of(rows, faults));
        Assert.InRange(summary.Sealed, rows.Count, long.MaxValue);
        Assert.Equal(64, summary.Hash?.Length);
        Assert.Equal(await Dashboard.QueryAsync(db => db.Events.LongCountAsync(Token)), summary.Sealed + summary.Unsealed);
    }

    [Fact]
    public async Task Event_ThatIsTooNew_IsCountedAsUnsealed()
    {
        await SealedProductAsync();
        var before = (await VerifyAsync()).Summary;

        await ProductAsync();

        Assert.Equal((before.Sealed, before.Unsealed + 2, before.Hash), await VerifyAsync() is var (now, _) ? (now.Sealed, now.Unsealed, now.Hash) : default);
    }

    [Theory]
    [InlineData(nameof(LogRow.Payload))]
    [InlineData(nameof(LogRow.ActorName))]
    [InlineData(nameof(LogRow.Name))]
    [InlineData(nameof(LogRow.OccurredAt))]
    [InlineData(nameof(LogRow.Origin))]
    [InlineData(nameof(LogRow.Address))]
    public async Task Event_ThatWasEdited_IsNamed(string column)
    {
        var rows = await SealedProductAsync();
        var edited = rows[1];
        await EditAsync(edited, column);

        var fault = Assert.Single(Of(rows, (await VerifyAsync()).Faults));

        Assert.Equal((new LogPosition(edited.Transaction, edited.Sequence), edited.EventId), (fault.Position, fault.EventId));
        Assert.EndsWith("was edited, or put in, after it was sealed.", fault.Sentence, StringComparison.Ordinal);
    }

    /// <summary>The hash of a row from before origins were noted, as that program computed it: seals of that time hold it.</summary>
    [Fact]
    public void Event_WithoutAnOrigin_HasTheHashThatItAlwaysHad()
    {
        var row = new LogRow
        {
            Transaction = 745, Sequence = 12, EventId = new Guid("0197f3a0-0000-7000-8000-000000000001"), StreamKind = "product", StreamId = new Guid("0197f3a0-0000-7000-8000-000000000002"),
            StreamVersion = 3, Name = "product-published", SchemaVersion = 1, Payload = "{}", OccurredAt = DateTimeOffset.UnixEpoch, RecordedAt = DateTimeOffset.UnixEpoch,
            ActorId = Guid.Empty, ActorName = "system", CommandId = Guid.Empty, CorrelationId = Guid.Empty, CausationId = Guid.Empty,
        };

        var hash = Convert.ToHexStringLower(LogSeal.HashesOf([row]));

        Assert.Equal("a1b005327f86b64ba023d753a4f021cb", hash);
    }

    [Fact]
    public async Task Event_ThatWasTakenOut_IsMissed()
    {
        var rows = await SealedProductAsync();
        var taken = rows[0].EventId;
        await Dashboard.QueryAsync(db => db.Events.Where(row => row.EventId == taken).ExecuteDeleteAsync(Token));

        var faults = (await VerifyAsync()).Faults;

        Assert.Contains(faults, fault => fault.EventId is null && fault.Sentence.EndsWith("events up to here are missing.", StringComparison.Ordinal) && fault.Position >= PositionOf(rows[0]));
        Assert.Empty(Of(rows, faults));
    }

    [Fact]
    public async Task Event_ThatWasEditedUnderAMendedSeal_BreaksTheNextSeal()
    {
        var rows = await SealedProductAsync();
        await SealedProductAsync();
        var last = rows[1].Sequence;
        var seal = await Dashboard.QueryAsync(db => db.LogSeals.AsNoTracking().OrderBy(row => row.Number).FirstAsync(row => row.Sequence >= last, Token));
        var before = await Dashboard.QueryAsync(db => db.LogSeals.AsNoTracking().SingleOrDefaultAsync(row => row.Number == seal.Number - 1, Token));
        await EditAsync(rows[1], nameof(LogRow.ActorName));

        var mended = await Dashboard.QueryAsync(async db =>
            LogSeal.Over(before?.Link ?? SealLink.Start, await db.Between(before?.Position ?? LogPosition.Start, seal.Position).ToListAsync(Token), seal.SealedAt));
        await Dashboard.QueryAsync(db => db.LogSeals.Where(row => row.Number == seal.Number)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.Events, mended.Events).SetProperty(row => row.Hash, mended.Hash), Token));

        var faults = (await VerifyAsync()).Faults;

        Assert.Empty(Of(rows, faults));
        Assert.Contains(faults, fault => fault.Sentence == $"Seal {seal.Number + 1} was edited, or does not belong behind the one before it.");
        await Dashboard.QueryAsync(db => db.LogSeals.Where(row => row.Number == seal.Number)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.Events, seal.Events).SetProperty(row => row.Hash, seal.Hash), Token));
    }

    [Fact]
    public async Task Seal_ThatWasNotedDown_IsStillThereUnlessTheChainWasMadeAnew()
    {
        await SealedProductAsync();
        var noted = (await VerifyAsync()).Summary.Hash!;
        await SealedProductAsync();

        Assert.DoesNotContain((await VerifyAsync(noted)).Faults, IsMissed);
        Assert.Contains((await VerifyAsync(new string('0', 64))).Faults, IsMissed);

        static bool IsMissed(SealFault fault) => fault.Sentence.StartsWith("No seal is ", StringComparison.Ordinal);
    }

    [Fact]
    public async Task Seals_OfTwoNodesAtOnce_AreOneChain()
    {
        for (var round = 0; round < 5; round++)
        {
            await ProductAsync();
            await Task.WhenAll(SealOrLoseAsync(), SealOrLoseAsync());
        }

        Assert.DoesNotContain((await VerifyAsync()).Faults, fault => fault.Sentence.Contains("missing", StringComparison.Ordinal) && fault.Sentence.StartsWith("Before", StringComparison.Ordinal));
        var numbers = await Dashboard.QueryAsync(db => db.LogSeals.OrderBy(seal => seal.Number).Select(seal => seal.Number).ToListAsync(Token));
        Assert.Equal(Enumerable.Range(1, numbers.Count).Select(number => (long)number), numbers);
    }

    private static LogPosition PositionOf(LogRow row) => new(row.Transaction, row.Sequence);

    private static IEnumerable<SealFault> Of(List<LogRow> rows, IEnumerable<SealFault> faults) =>
        faults.Where(fault => rows.Any(row => row.EventId == fault.EventId));

    private async Task SealOrLoseAsync()
    {
        try
        {
            await Sealer.SealAsync(Token);
        }
        catch (DbUpdateException)
        {
            // The other was faster.
            return;
        }
    }

    private Task<int> EditAsync(LogRow edited, string column) => Dashboard.QueryAsync(db =>
    {
        var row = db.Events.Where(row => row.EventId == edited.EventId);
        return column switch
        {
            nameof(LogRow.Payload) => row.ExecuteUpdateAsync(set => set.SetProperty(found => found.Payload, found => found.Payload.Replace("12.5", "1.25")), Token),
            nameof(LogRow.ActorName) => row.ExecuteUpdateAsync(set => set.SetProperty(found => found.ActorName, "Somebody Else"), Token),
            nameof(LogRow.Name) => row.ExecuteUpdateAsync(set => set.SetProperty(found => found.Name, "product-published"), Token),
            nameof(LogRow.Origin) => row.ExecuteUpdateAsync(set => set.SetProperty(found => found.Origin, OriginKind.Terminal), Token),
            nameof(LogRow.Address) => row.ExecuteUpdateAsync(set => set.SetProperty(found => found.Address, "10.0.0.1"), Token),
            _ => row.ExecuteUpdateAsync(set => set.SetProperty(found => found.OccurredAt, found => found.OccurredAt.AddDays(-1)), Token),
        };
    });

    private async Task<Guid> ProductAsync()
    {
        var id = await Dashboard.DoAsync(new CreateProduct(new ProductFields("Robot", "Walks.", "Toys"), 10, 5));
        await Dashboard.DoAsync(new ChangeProductPrice(id, 12.5m, "Dearer"));
        return id;
    }

    /// <summary>Rows of a product's stream that are sealed: a transaction of somebody else may hold readers back for a moment.</summary>
    private async Task<List<LogRow>> SealedProductAsync()
    {
        var rows = await Dashboard.LogAsync(await ProductAsync());
        var last = rows[^1].Sequence;
        await Eventually.TrueAsync(
            async () =>
            {
                await Sealer.SealAsync(Token);
                return await Dashboard.QueryAsync(db => db.LogSeals.AnyAsync(seal => seal.Sequence >= last, Token));
            },
            "The events are not sealed.");
        return rows;
    }

    private async Task<(SealSummary Summary, List<SealFault> Faults)> VerifyAsync(string? noted = null)
    {
        var faults = new List<SealFault>();
        var summary = await Dashboard.Services.GetRequiredService<SealVerifier>().VerifyAsync(
            noted,
            fault =>
            {
                faults.Add(fault);
                return Task.CompletedTask;
            },
            Token);
        return (summary, faults);
    }

    public sealed class OnPostgreSql(PostgreSqlDatabase database) : LogSealTests(database), IClassFixture<PostgreSqlDatabase>;

    public sealed class OnSqlServer(SqlServerDatabase database) : LogSealTests(database), IClassFixture<SqlServerDatabase>;
}
