using Dashboard.Domain;
using Dashboard.Domain.Messages;
using Dashboard.WriteSide.Pipeline;
using Dashboard.WriteSide.Storage;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.WriteSide.Messages;

/// <summary>
/// Sends all messages again that failed; not those that may have been sent. Refused when there are none. At most
/// <see cref="AtMost"/> at a time.
/// </summary>
[NeedsRole(Role.Operator)]
[Contended]
public sealed record RetryFailedMessages : Command<RetriedMessages>
{
    /// <summary>Most messages of one command.</summary>
    public const int AtMost = 500;
}

/// <summary>How many messages are sent again.</summary>
/// <param name="Retried">Those that wait to be sent now.</param>
/// <param name="Left">Those that failed and are left for the next time.</param>
public sealed record RetriedMessages(int Retried, int Left);

internal sealed class RetryFailedMessagesHandler(WriteDbContext db, TimeProvider clock) : ICommandHandler<RetryFailedMessages, RetriedMessages>
{
    public async Task<Outcome<RetriedMessages>> Handle(RetryFailedMessages request, CancellationToken cancellationToken)
    {
        var failed = db.Messages.Where(message => message.Status == MessageStatus.Failed);
        var messages = await failed.OrderBy(message => message.Id).Take(RetryFailedMessages.AtMost).ToListAsync(cancellationToken);
        if (messages.Count == 0)
        {
            return Refusal.Rule("no-message-failed", "There is no message that failed.");
        }

        var left = await failed.CountAsync(cancellationToken) - messages.Count;
        var now = clock.GetUtcNow();
        foreach (var message in messages)
        {
            message.Retry(now);
        }

        return new RetriedMessages(messages.Count, Math.Max(left, 0));
    }
}
