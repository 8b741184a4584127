using Dashboard.WriteSide.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Dashboard.WriteSide.Subscriptions;

/// <summary>
/// Takes what commands have set aside, right after they are written; what a lost connection or the end of the program left, later.
/// It asks under a key that follows from the reference: however often, the money is taken once.
/// </summary>
internal sealed partial class ChargeTaker(Billing billing, IServiceScopeFactory scopes, ILogger<ChargeTaker> logger)
{
    private const int AtATime = 100;

    /// <summary>Takes one. When there is no answer, the row stays for later.</summary>
    /// <returns>Whether there was an answer.</returns>
    public async Task<bool> TakeAsync(ChargeToTake charge, CancellationToken cancellationToken)
    {
        if (await billing.TakeAsync(charge.SubscriptionId, charge.Reference, cancellationToken) is not { } answer)
        {
            return false;
        }

        await using var scope = scopes.CreateAsyncScope();
        var row = scope.ServiceProvider.GetRequiredService<WriteDbContext>().ChargesToTake.Where(row => row.Reference == charge.Reference);
        if (answer.Decline is { } decline)
        {
            LogDeclined(charge.Reference, charge.SubscriptionId, decline.Code);
            await row.ExecuteUpdateAsync(set => set.SetProperty(row => row.Failure, decline.Reason), cancellationToken);
        }
        else
        {
            await row.ExecuteDeleteAsync(cancellationToken);
        }

        return true;
    }

    /// <summary>Takes what was left, the oldest first, until there is no answer: who waits for this has more to do.</summary>
    public async Task TakeWhatIsLeftAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var left = await scope.ServiceProvider.GetRequiredService<WriteDbContext>().ChargesToTake.AsNoTracking()
            .Where(row => row.Failure == null)
            .OrderBy(row => row.SetAsideAt)
            .Take(AtATime)
            .ToListAsync(cancellationToken);
        foreach (var charge in left)
        {
            if (!await TakeAsync(charge, cancellationToken))
            {
                return;
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The payment processor would not take {Reference} of subscription {SubscriptionId} ({Code}): somebody has to see to it.")]
    private partial void LogDeclined(string reference, Guid subscriptionId, string code);
}
