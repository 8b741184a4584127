using Dashboard.Domain;
using Dashboard.Testing;
using Dashboard.Testing.Builders;
using Dashboard.Testing.Databases;
using Dashboard.WriteSide.Pipeline;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.WriteSide.Tests;

/// <summary>Tests that send commands to a database of their class's own. Each test makes its own customers and products in it.</summary>
public abstract class CommandSuite(TestDatabase database) : IAsyncLifetime
{
    private TestDashboard? _dashboard;

    protected TestDatabase Database { get; } = database.OrSkip();

    protected CommandHook Hook { get; } = new();

    protected TestDashboard Dashboard => _dashboard ?? throw new InvalidOperationException("The test has not begun.");

    protected Shop Shop => Dashboard.Shop;

    protected Task<Outcome<TAnswer>> SendAsync<TAnswer>(Command<TAnswer> command, Actor? actor = null) => Dashboard.SendAsync(command, actor);

    /// <summary>Sends a command that must be refused with this code and exactly this sentence, and leave no event.</summary>
    protected async Task RefusedAsync<TAnswer>(Command<TAnswer> command, string code, string sentence, RefusalKind kind = RefusalKind.Conflict)
    {
        var before = (await Dashboard.LogAsync()).Count;

        var outcome = await SendAsync(command);

        Assert.Equal((kind, code, sentence), (outcome.Refusal?.Kind, outcome.Refusal?.Code, outcome.Refusal?.Sentence));
        Assert.Equal(before, (await Dashboard.LogAsync()).Count);
    }

    /// <summary>Sends a command that names something that is not there.</summary>
    protected Task NotFoundAsync<TAnswer>(Command<TAnswer> command, string kind, Guid id) =>
        RefusedAsync(command, $"{kind}-not-found", $"There is no {kind} {id}.", RefusalKind.NotFound);

    /// <summary>Sends a command that must be accepted and answers the events that it left.</summary>
    protected async Task<List<IEvent>> AcceptedAsync<TAnswer>(Command<TAnswer> command)
    {
        var outcome = await SendAsync(command);
        Assert.Null(outcome.Refusal);
        var rows = (await Dashboard.LogAsync()).FindAll(row => row.CommandId == command.CommandId);
        Assert.Equal(rows.Count == 0 ? default : new(rows[^1].Transaction, rows[^1].Sequence), outcome.Position);
        return rows.ConvertAll(TestDashboard.Event);
    }

    protected virtual void Configure(IServiceCollection services) => CommandHook.AddTo(services, Hook);

    public virtual async ValueTask InitializeAsync() => _dashboard = await TestDashboard.StartAsync(Database, Configure);

    public virtual async ValueTask DisposeAsync()
    {
        if (_dashboard is not null)
        {
            await _dashboard.DisposeAsync();
        }

        GC.SuppressFinalize(this);
    }
}
