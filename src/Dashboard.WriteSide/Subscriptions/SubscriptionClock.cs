using Dashboard.Domain;
using Dashboard.Domain.Subscriptions;
using Dashboard.WriteSide.Pipeline;
using Dashboard.WriteSide.Sagas;
using Dashboard.WriteSide.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Dashboard.WriteSide.Subscriptions;

/// <summary>
/// Looks for subscriptions whose period is over, on one node at a time, and has each moved on. How late it looks does not matter:
/// periods that were missed fall due one after the other, each once.
/// </summary>
internal sealed class SubscriptionClock(
    NodeDuty duty, IServiceScopeFactory scopes, ICommandSender commands, Billing billing, ChargeTaker charges, IOptions<SubscriptionOptions> options, IOptions<SagaOptions> sagas, TimeProvider clock)
    : BackgroundService
{
    private const int AtATime = 500;

    /// <summary>Moves on those whose time has come, and takes what commands that never ended have left to be taken.</summary>
    /// <returns>How many were moved on.</returns>
    public async Task<int> TickAsync(CancellationToken cancellationToken)
    {
        await charges.TakeWhatIsLeftAsync(cancellationToken);
        var due = await DueAsync(cancellationToken);
        foreach (var id in due)
        {
            // A refusal says that somebody else was faster.
            await commands.SendAsync(new MoveSubscriptionOn(id), Actor.System, cancellationToken);
        }

        return due.Count;
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await duty.KeepAsync("subscription-clock", sagas.Value.Run, _ => Task.CompletedTask, RunAsync, stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The program ends: whoever looks next finds what is left.
            return;
        }
    }

    private async Task RunAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            if (await TickAsync(cancellationToken) < AtATime)
            {
                await Task.Delay(options.Value.PollInterval, clock, cancellationToken);
            }
        }
    }

    private async Task<List<Guid>> DueAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<WriteDbContext>();
        var today = billing.Today;
        // What ends of its own ends with its period; the statuses are named one by one so that the index serves.
        return await db.Subscriptions
            .Where(row => (row.Status == SubscriptionStatus.Active || row.Status == SubscriptionStatus.Trialing)
                && row.PeriodEnd <= today && (row.EndsOn != null || !row.IsDue))
            .OrderBy(row => row.PeriodEnd)
            .Take(AtATime)
            .Select(row => row.Id)
            .ToListAsync(cancellationToken);
    }
}
