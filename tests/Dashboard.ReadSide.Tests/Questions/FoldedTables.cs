using Dashboard.ReadSide.Projections;
using Dashboard.ReadSide.Questions;
using Dashboard.ReadSide.Tests.Engine;
using Dashboard.ReadSide.Tests.Folding;
using Dashboard.Testing.Databases;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.ReadSide.Tests.Questions;

/// <summary>A database whose read tables are folded from a history that a test writes; nothing runs in it.</summary>
internal sealed class FoldedTables : IAsyncDisposable
{
    private readonly LiveDashboard _live;

    private FoldedTables(LiveDashboard live) => _live = live;

    /// <summary>Folds a history, in batches of a size.</summary>
    public static async Task<FoldedTables> OfAsync(TestDatabase database, History history, int batchSize = int.MaxValue)
    {
        var tables = new FoldedTables(await LiveDashboard.StartAsync(
            database, services => services.Configure<ProjectionOptions>(options => options.Run = false)));
        foreach (var projection in tables._live.Services.GetServices<Projection>())
        {
            await tables.FoldAsync(projection, history, batchSize);
        }

        return tables;
    }

    public IServiceProvider Services => _live.Services;

    public Task<TAnswer> AskAsync<TAnswer>(IQuestion<TAnswer> question) =>
        _live.Services.GetRequiredService<IMediator>().Send(question, TestContext.Current.CancellationToken);

    /// <summary>Pages to the end and back again, and holds every page against the whole list.</summary>
    /// <returns>The whole list.</returns>
    public async Task<IReadOnlyList<TRow>> WalkAsync<TRow>(Func<PageRequest, IQuestion<Page<TRow>>> question, Func<TRow, object> id, int limit = 3)
    {
        var all = (await AskAsync(question(new PageRequest { Limit = PageRequest.MaxLimit }))).Items;
        var page = await AskAsync(question(new PageRequest { Limit = limit }));
        Assert.Null(page.Previous);
        var seen = new List<TRow>(page.Items);
        var back = new Stack<IReadOnlyList<TRow>>([page.Items]);
        while (page.Next is { } next)
        {
            page = await AskAsync(question(new PageRequest { Limit = limit, Cursor = next }));
            seen.AddRange(page.Items);
            back.Push(page.Items);
        }

        Assert.Equal(all.Select(id), seen.Select(id));
        back.Pop();
        while (page.Previous is { } previous)
        {
            page = await AskAsync(question(new PageRequest { Limit = limit, Cursor = previous }));
            Assert.Equal(back.Pop().Select(id), page.Items.Select(id));
            Assert.NotNull(page.Next);
        }

        Assert.Empty(back);
        for (var number = 1; (number - 1) * limit < all.Count; number++)
        {
            page = await AskAsync(question(new PageRequest { Limit = limit, Number = number }));
            Assert.Equal(all.Skip((number - 1) * limit).Take(limit).Select(id), page.Items.Select(id));
        }

        return all;
    }

    /// <summary>Every row, as text.</summary>
    public Task<IReadOnlyList<string>> DumpAsync() => ReadTables.DumpAsync(_live);

    private async Task FoldAsync(Projection projection, History history, int batchSize)
    {
        var (rows, from) = (_live.Services.GetRequiredService<IRowTables>(), (Checkpoint?)null);
        foreach (var batch in history.Events.Chunk(Math.Min(batchSize, Math.Max(1, history.Events.Count))).DefaultIfEmpty([]))
        {
            var fold = new Fold(projection, new ParkedRows(), TimeProvider.System);
            await fold.RunAsync(batch, rows, TestContext.Current.CancellationToken);
            Assert.Empty(fold.NewlyParked);
            var end = batch.Length == 0 ? new Domain.Log.LogPosition(1, 1) : batch[^1].Position;
            var to = new Checkpoint { Name = projection.Name, Version = projection.Version, Transaction = end.Transaction, Sequence = end.Sequence };
            await rows.SaveAsync(RowChanges.Of(fold), [], from, to, TestContext.Current.CancellationToken);
            from = to;
        }
    }

    public ValueTask DisposeAsync() => _live.DisposeAsync();
}
