using Dashboard.Domain;
using Dashboard.WriteSide.Pipeline;
using Dashboard.WriteSide.Storage;

namespace Dashboard.WriteSide.Messages;

/// <summary>
/// Sends a message again that failed, or that may have been sent and that nobody would otherwise send again; or sooner one that
/// waits for its next try. Refused when it is none of these.
/// </summary>
[NeedsRole(Role.Staff)]
[Contended]
public sealed record RetryMessage(Guid MessageId) : Command;

internal sealed class RetryMessageHandler(WriteDbContext db, TimeProvider clock) : ICommandHandler<RetryMessage, Done>
{
    public async Task<Outcome<Done>> Handle(RetryMessage request, CancellationToken cancellationToken)
    {
        if (await db.Messages.FindAsync([request.MessageId], cancellationToken) is not { } message)
        {
            return Refusal.NotFound("message", request.MessageId);
        }

        return message.Retry(clock.GetUtcNow()) is { } refusal ? refusal : Done.Instance;
    }
}
