using System.Data.Common;
using System.Security.Cryptography;
using Dashboard.Domain.Messages;
using Dashboard.WriteSide.Messages.Letters;
using Dashboard.WriteSide.Sagas;
using Dashboard.WriteSide.Staff;
using Dashboard.WriteSide.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Dashboard.WriteSide.Messages;

/// <summary>
/// Sends messages when they are due, each at most once: that it is about to be handed over is committed before it is. Whoever
/// ends in between leaves a message of which nobody knows whether it was sent; only a person sends it again.
/// </summary>
internal sealed partial class MessageCourier(
    IMessageSender sender, IInvitationLinks links, IServiceScopeFactory scopes, SagaBook book, IOptions<MailOptions> options, TimeProvider clock, ILogger<MessageCourier> logger)
{
    /// <summary>Most messages that are looked through in one transaction.</summary>
    private const int AtATime = 100;

    private const string EndedInBetween = "The program ended while it was handed over.";

    /// <summary>Takes up what was left half done: from here on it may have been sent.</summary>
    public async Task RecoverAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<WriteDbContext>();
            var left = await db.Messages.Where(message => message.Status == MessageStatus.Sending).Take(AtATime).ToListAsync(cancellationToken);
            if (left.Count == 0)
            {
                return;
            }

            var now = clock.GetUtcNow();
            foreach (var message in left)
            {
                message.Doubt(message.Attempts, EndedInBetween, now);
                MessageLog.Add(db, message, causeId: null, correlationId: null, now);
            }

            await book.SaveAsync(db, cancellationToken);
        }
    }

    /// <summary>The messages that are due, the longest waiting first.</summary>
    public async Task<IReadOnlyList<Guid>> DueAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<WriteDbContext>();
        var now = clock.GetUtcNow();
        return await db.Messages
            .Where(message => message.Status == MessageStatus.Waiting && message.DueAt <= now)
            .OrderBy(message => message.DueAt)
            .Take(AtATime)
            .Select(message => message.Id)
            .ToListAsync(cancellationToken);
    }

    /// <summary>Sends a message, and notes what became of it; not at all when somebody else has taken it.</summary>
    /// <param name="id">The message's.</param>
    /// <param name="cancellationToken">Ends it before it is handed over; what is handed over is waited for, and noted.</param>
    public async Task SendAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await TakeAsync(id, cancellationToken) is not { } message)
        {
            return;
        }

        var attempt = message.Attempts;
        var outcome = await HandOverAsync(message, attempt);
        await NoteAsync(id, attempt, outcome);
    }

    /// <summary>Hands a message over. An invitation gets its link here and nowhere else; what is kept of it never has it.</summary>
    private async Task<HandOver> HandOverAsync(Message message, int attempt)
    {
        if (message.Kind != MessageKind.Invitation)
        {
            return await sender.SendAsync(message, attempt);
        }

        Uri? link;
        try
        {
            link = await links.MakeAsync(message.CustomerId);
        }
        catch (Exception fault) when (fault is DbException or CryptographicException)
        {
            return new HandOver.NotNow($"The link could not be made: {fault.Message}");
        }

        return link is null
            ? new HandOver.Never("The member has joined already, or is deactivated: the invitation is not needed any more.")
            : await sender.SendAsync(InvitationLetter.Seal(message, link), attempt);
    }

    private async Task<Message?> TakeAsync(Guid id, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<WriteDbContext>();
        if (await db.Messages.FindAsync([id], cancellationToken) is not { Status: MessageStatus.Waiting } message)
        {
            return null;
        }

        var now = clock.GetUtcNow();
        message.Send(now);
        MessageLog.Add(db, message, causeId: null, correlationId: null, now);
        try
        {
            await book.SaveAsync(db, cancellationToken);
            return message;
        }
        catch (Exception e) when (book.IsMove(e))
        {
            LogMoved(e, id);
            return null;
        }
    }

    private async Task NoteAsync(Guid id, int attempt, HandOver outcome)
    {
        while (true)
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<WriteDbContext>();
            var message = await db.Messages.FindAsync([id], CancellationToken.None) ?? throw new InvalidOperationException($"There is no message {id}.");
            var now = clock.GetUtcNow();
            Note(message, attempt, outcome, now);
            MessageLog.Add(db, message, causeId: null, correlationId: null, now);
            try
            {
                await book.SaveAsync(db, CancellationToken.None);
                return;
            }
            catch (Exception e) when (book.IsMove(e))
            {
                LogMoved(e, id);
            }
        }
    }

    private void Note(Message message, int attempt, HandOver outcome, DateTimeOffset now)
    {
        switch (outcome)
        {
            case HandOver.Taken taken:
                message.Succeed(attempt, taken.Receipt, now);
                break;
            case HandOver.NotNow later:
                var again = message.Round < options.Value.Attempts ? now + options.Value.PauseAfter(message.Round, Random.Shared.NextDouble()) : (DateTimeOffset?)null;
                message.Fail(attempt, Short(later.Reason), again, now);
                LogNotSent(message.Id, attempt, later.Reason);
                break;
            case HandOver.Never never:
                message.Fail(attempt, Short(never.Reason), againAt: null, now);
                LogNotSent(message.Id, attempt, never.Reason);
                break;
            case HandOver.Unknown unknown:
                message.Doubt(attempt, Short(unknown.Reason), now);
                LogNotSent(message.Id, attempt, unknown.Reason);
                break;
        }
    }

    private static string Short(string reason) => reason.Length <= Limits.Reason ? reason : reason[..Limits.Reason];

    [LoggerMessage(Level = LogLevel.Debug, Message = "The message {MessageId} was moved meanwhile.")]
    private partial void LogMoved(Exception exception, Guid messageId);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The message {MessageId} was not surely sent (attempt {Attempt}): {Reason}")]
    private partial void LogNotSent(Guid messageId, int attempt, string reason);
}
