using Dashboard.Domain;
using Dashboard.WriteSide.Partners;
using Dashboard.WriteSide.Pipeline;
using Dashboard.WriteSide.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Dashboard.WriteSide.Subscriptions;

/// <summary>
/// Takes what commands have set aside, right after they are written; what a lost connection or the end of the program left, later.
/// It asks under a key that follows from the reference: however often, the money is taken once.
/// </summary>
internal sealed partial class ChargeTaker(Billing billing, IServiceScopeFactory scopes, ICommandSender commands, ILogger<ChargeTaker> logger)
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

        if (answer.Decline is { } decline)
        {
            LogDeclined(charge.Reference, charge.SubscriptionId, decline.Code);
            if (await NoteAsync(charge, decline, cancellationToken) is not null)
            {
                // Not on record yet: the row stays, and is looked at again.
                return true;
            }
        }

        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<WriteDbContext>().ChargesToTake
            .Where(row => row.Reference == charge.Reference)
            .ExecuteDeleteAsync(cancellationToken);
        return true;
    }

    /// <summary>Takes what was left, the oldest first, until there is no answer: who waits for this has more to do.</summary>
    public async Task TakeWhatIsLeftAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var left = await scope.ServiceProvider.GetRequiredService<WriteDbContext>().ChargesToTake.AsNoTracking()
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

    private async Task<Refusal?> NoteAsync(ChargeToTake charge, Decline decline, CancellationToken cancellationToken)
    {
        var note = new NoteChargeNotTaken(charge.SubscriptionId, charge.Reference, decline) { CommandId = NamedId.Of("charge-not-taken", charge.Reference) };
        return (await commands.SendAsync(note, Actor.System, cancellationToken)).Refusal;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The payment processor would not take {Reference} of subscription {SubscriptionId} ({Code}): somebody has to see to it.")]
    private partial void LogDeclined(string reference, Guid subscriptionId, string code);
}
