using Dashboard.Domain;
using Dashboard.Domain.Log;
using Dashboard.WriteSide.EventLog;
using Dashboard.WriteSide.Storage;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Dashboard.WriteSide.Pipeline;

/// <summary>
/// Last in the pipeline: runs the handler and writes everything of the command in one transaction, the state rows, the
/// events and the answer. Whoever lost a race is run again on fresh state, a bounded number of times.
/// </summary>
/// <remarks>All writes come after all reads, in one batch: that keeps the order of a stream in the log the order of its versions.</remarks>
internal sealed partial class TransactionBehavior<TCommand, TOutcome>(
    WriteDbContext db,
    IWriteDatabase database,
    CommandContext context,
    PendingAnswer pending,
    BulkSave bulk,
    IEventLogSignal signal,
    CommitBell bell,
    AfterCommit committed,
    ConflictStory conflicts,
    TimeProvider clock,
    ILogger<TransactionBehavior<TCommand, TOutcome>> logger) : IPipelineBehavior<TCommand, TOutcome>
    where TCommand : ICommand, IRequest<TOutcome>
    where TOutcome : IOutcome<TOutcome>
{
    /// <summary>How often a command is tried before the conflict is told to the person.</summary>
    private const int Attempts = 4;

    /// <summary>The same for a command that is marked as contended.</summary>
    private const int ContendedAttempts = 40;

    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(20);

    private static readonly bool IsContended = ContendedAttribute.Marks(typeof(TCommand));

    public async Task<TOutcome> Handle(TCommand request, CancellationToken cancellationToken, RequestHandlerDelegate<TOutcome> next)
    {
        for (var attempt = 1; ; attempt++)
        {
            Forget();
            try
            {
                return await TryAsync(request, next, cancellationToken);
            }
            catch (Exception e) when (database.IsUniqueViolation(e, AnsweredCommand.KeyName))
            {
                db.ChangeTracker.Clear();
                throw new CommandAnsweredException(e);
            }
            catch (Exception e) when (IsConflict(e))
            {
                LogConflict(typeof(TCommand).Name, request.CommandId, attempt);
                if (attempt >= (IsContended ? ContendedAttempts : Attempts))
                {
                    return TOutcome.Refused(await conflicts.TellAsync(cancellationToken));
                }

                if (IsContended)
                {
                    await Task.Delay(FirstPause * Random.Shared.NextDouble(), clock, cancellationToken);
                }
            }
            catch (Exception e) when (attempt < Attempts && database.IsTransient(e))
            {
                LogTransient(e, typeof(TCommand).Name, request.CommandId, attempt);
                await Task.Delay(FirstPause * Math.Pow(2, attempt - 1), clock, cancellationToken);
            }
        }
    }

    private async Task<TOutcome> TryAsync(TCommand request, RequestHandlerDelegate<TOutcome> next, CancellationToken cancellationToken)
    {
        var outcome = await next();
        if (outcome.Refusal is not null)
        {
            // A refused command changes nothing, whatever its handler had begun.
            Forget();
            if (outcome.Refusal.Kind == RefusalKind.Unavailable)
            {
                return outcome;
            }
        }

        if (pending.MakeRow is { } makeRow)
        {
            db.AnsweredCommands.Add(makeRow(outcome));
        }

        var position = await db.SaveCommandAsync(request.CommandId, context, bulk, clock.GetUtcNow(), cancellationToken);
        if (position > LogPosition.Start)
        {
            signal.Raise(position);
            bell.Ring();
        }

        await committed.RunAsync(cancellationToken);
        return outcome.At(position, repeated: false);
    }

    private void Forget()
    {
        db.ChangeTracker.Clear();
        context.Made.Clear();
        context.Also.Clear();
        committed.Forget();
    }

    private bool IsConflict(Exception e) => e is DbUpdateConcurrencyException || database.IsUniqueViolation(e, constraint: null);

    [LoggerMessage(Level = LogLevel.Debug, Message = "{Command} {CommandId} lost a race (attempt {Attempt}).")]
    private partial void LogConflict(string command, Guid commandId, int attempt);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Command} {CommandId} met a passing fault of the database (attempt {Attempt}).")]
    private partial void LogTransient(Exception exception, string command, Guid commandId, int attempt);
}
