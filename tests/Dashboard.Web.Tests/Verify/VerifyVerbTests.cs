using System.Text.Json;
using Dashboard.Domain.Log;
using Dashboard.ReadSide;
using Dashboard.ReadSide.Projections;
using Dashboard.ReadSide.Storage;
using Dashboard.Testing;
using Dashboard.Testing.Databases;
using Dashboard.Web.Hosting;
using Dashboard.Web.Verify;
using Dashboard.WriteSide;
using Dashboard.WriteSide.Customers;
using Dashboard.WriteSide.Generate;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Web.Tests.Verify;

/// <summary>Both sides of a shop held against its log.</summary>
public sealed class VerifyVerbTests(TestCluster cluster) : IAsyncLifetime
{
    private static readonly string[] Projections =
        [ProjectionNames.CustomerStats, ProjectionNames.ProductCatalog, ProjectionNames.Orders, ProjectionNames.Sales];

    private readonly PostgreSqlDatabase _database = new(cluster);
    private TestDashboard _dashboard = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await _database.InitializeAsync();
        _dashboard = await TestDashboard.StartAsync(_database, services => services.AddDashboardReadSide().AddDashboardSeals());
        await _dashboard.Services.GetRequiredService<LogGenerator>().RunAsync(new GeneratorOptions { Orders = 60 }, progress: null, Token);
        var head = (await _dashboard.LogAsync())[^1];
        Assert.True(
            await _dashboard.Services.GetRequiredService<IProjectionMonitor>()
                .WaitAsync(Projections, new LogPosition(head.Transaction, head.Sequence), TimeSpan.FromSeconds(120), Token),
            "The projections did not fold the generated log.");
    }

    public async ValueTask DisposeAsync()
    {
        await _dashboard.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task Shop_ThatNobodyTamperedWith_Verifies()
    {
        var (exit, lines) = await VerifyAsync();

        Assert.Equal(ExitCode.Done, exit);
        var sum = JsonElement.Parse(Assert.Single(lines));
        Assert.Equal(
            (0, _dashboard.Services.GetRequiredService<IProjectionMonitor>().Statuses.Count),
            (sum.GetProperty("differences").GetInt32(), sum.GetProperty("projections").GetInt32()));
    }

    [Fact]
    public async Task Rows_ThatWereTamperedWith_AreToldOnBothSides()
    {
        var id = await _dashboard.DoAsync(new RegisterCustomer("Ana", "ana@example.com"));
        await _dashboard.QueryAsync(db => db.Customers.Where(row => row.Id == id).ExecuteUpdateAsync(set => set.SetProperty(row => row.Country, "Atlantis"), Token));
        await using (var read = await _dashboard.Services.GetRequiredService<IDbContextFactory<ReadDbContext>>().CreateDbContextAsync(Token))
        {
            var order = await read.Orders.OrderBy(row => row.Number).FirstAsync(Token);
            await read.Orders.Where(row => row.OrderId == order.OrderId).ExecuteUpdateAsync(set => set.SetProperty(row => row.CustomerName, "Nemo"), Token);
            await read.SalesDays.OrderBy(row => row.Day).Take(1).ExecuteDeleteAsync(Token);
        }

        var (exit, lines) = await VerifyAsync();

        Assert.Equal(ExitCode.Failed, exit);
        Assert.Contains($"customer {id} Country: in the row: Atlantis; in the log: nothing", lines);
        Assert.Contains(lines, line => line.StartsWith("OrderRow ", StringComparison.Ordinal) && line.Contains(" CustomerName: in the row: Nemo; in the log: ", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.StartsWith("Orders: rows that differ 1, not in the log 0, missing 0", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.StartsWith("Sales: rows that differ 0, not in the log 0, missing 1", StringComparison.Ordinal));
        Assert.Equal(3, JsonElement.Parse(lines[^1]).GetProperty("differences").GetInt32());
    }

    [Fact]
    public async Task Event_ThatIsSaidToBeSomebodyElses_IsToldByItsSeal()
    {
        var all = await _dashboard.LogAsync();
        var (last, edited) = (all[^1].Sequence, all[7].EventId);
        await Eventually.TrueAsync(() => _dashboard.QueryAsync(db => db.LogSeals.AnyAsync(seal => seal.Sequence >= last, Token)), "The log is not sealed.");
        await _dashboard.QueryAsync(db => db.Events.Where(row => row.EventId == edited).ExecuteUpdateAsync(set => set.SetProperty(row => row.ActorName, "Nemo"), Token));

        var (exit, lines) = await VerifyAsync();

        Assert.Equal(ExitCode.Failed, exit);
        var row = all[7];
        Assert.Equal($"log {row.Transaction}-{row.Sequence} event {row.EventId}: {row.Name} of {row.StreamKind} {row.StreamId} was edited, or put in, after it was sealed.", lines[0]);
        var sum = JsonElement.Parse(lines[^1]);
        Assert.Equal((1, 64), (sum.GetProperty("differences").GetInt32(), sum.GetProperty("seal").GetString()!.Length));
        Assert.Equal(all.Count, sum.GetProperty("sealed").GetInt64());
    }

    private async Task<(int Exit, string[] Lines)> VerifyAsync()
    {
        var output = new StringWriter();
        var exit = await VerifyVerb.VerifyAsync(_dashboard.Services, new Terminal(output, TextWriter.Null), seal: null, Token);
        return (exit, output.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries));
    }
}
