using System.Text.Json;
using Dashboard.Domain;
using Dashboard.Domain.Log;
using Dashboard.WriteSide.Storage;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.WriteSide.Pipeline;

/// <summary>
/// A command id seen before gives the first answer and changes nothing. The row that says so is written in the
/// command's own transaction, with its answer, and its key is the guard: of many equal sends exactly one commits,
/// the others find the row and answer what it holds. So nothing has to be looked up on the usual path.
/// </summary>
internal sealed class IdempotencyBehavior<TCommand, TOutcome>(WriteDbContext db, PendingAnswer pending, TimeProvider clock)
    : IPipelineBehavior<TCommand, TOutcome>
    where TCommand : ICommand, IRequest<TOutcome>
    where TOutcome : IOutcome<TOutcome>
{
    public async Task<TOutcome> Handle(TCommand request, CancellationToken cancellationToken, RequestHandlerDelegate<TOutcome> next)
    {
        var fingerprint = CommandFingerprint.Of(request);
        pending.MakeRow = outcome => new AnsweredCommand
        {
            CommandId = request.CommandId,
            Command = typeof(TCommand).Name,
            Fingerprint = fingerprint,
            Outcome = JsonSerializer.Serialize((TOutcome)outcome),
            AnsweredAt = clock.GetUtcNow(),
        };
        try
        {
            return await next();
        }
        catch (CommandAnsweredException)
        {
            return await FirstAnswerAsync(request, fingerprint, cancellationToken);
        }
    }

    private async Task<TOutcome> FirstAnswerAsync(TCommand request, byte[] fingerprint, CancellationToken cancellationToken)
    {
        var row = await db.AnsweredCommands.AsNoTracking().SingleAsync(row => row.CommandId == request.CommandId, cancellationToken);
        if (row.Command != typeof(TCommand).Name || !row.Fingerprint.AsSpan().SequenceEqual(fingerprint))
        {
            return TOutcome.Refused(Refusal.Rule(
                "command-id-reused",
                "This command id was used for another command; each command needs an id of its own."));
        }

        var last = await db.Events.AsNoTracking()
            .Where(logged => logged.CommandId == request.CommandId)
            .OrderByDescending(logged => logged.Sequence)
            .Select(logged => new { logged.Transaction, logged.Sequence })
            .FirstOrDefaultAsync(cancellationToken);
        var first = JsonSerializer.Deserialize<TOutcome>(row.Outcome)
            ?? throw new InvalidOperationException($"The stored answer of command {request.CommandId} is empty.");
        return first.At(last is null ? LogPosition.Start : new LogPosition(last.Transaction, last.Sequence), repeated: true);
    }
}

/// <summary>The answer that will be kept with the command's writes. Scoped to the command.</summary>
internal sealed class PendingAnswer
{
    /// <summary>Makes the row of an outcome; set by the behaviour that knows the command.</summary>
    public Func<object, AnsweredCommand>? MakeRow { get; set; }
}

/// <summary>The command's id is taken: it was answered before, or by an equal send at the same moment.</summary>
internal sealed class CommandAnsweredException(Exception inner) : Exception("The command was answered before.", inner);
