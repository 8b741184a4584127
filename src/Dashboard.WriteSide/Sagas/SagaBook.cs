using Dashboard.Domain;
using Dashboard.Domain.Log;
using Dashboard.Domain.Sagas;
using Dashboard.WriteSide.EventLog;
using Dashboard.WriteSide.Pipeline;
using Dashboard.WriteSide.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Dashboard.WriteSide.Sagas;

/// <summary>
/// Takes turns, and adds what they come to to what is about to be saved: state, events, commands and time-out in one transaction.
/// </summary>
internal sealed partial class SagaBook(IWriteDatabase database, IEventLogSignal signal, ILogger<SagaBook> logger)
{
    /// <summary>
    /// Whether a save failed because somebody else moved the same saga or checkpoint, or was about to: nothing was written, and it is to be
    /// tried again. Two who note several sagas in one save can wait for each other.
    /// </summary>
    public bool IsMove(Exception e) => e is DbUpdateConcurrencyException || database.IsUniqueViolation(e, constraint: null) || database.IsLockTimeout(e);

    /// <summary>Takes a step, and takes it again as long as somebody else was faster.</summary>
    public async Task<T> UnlessMovedAsync<T>(Func<CancellationToken, Task<T>> step, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                return await step(cancellationToken);
            }
            catch (Exception e) when (IsMove(e))
            {
                LogMoved(e);
            }
        }
    }

    /// <summary>Lets a saga take a turn. A definition that throws leaves the saga as it is, for a person to look at.</summary>
    public async Task TakeAsync(
        WriteDbContext db, SagaDefinition definition, LoadedSaga loaded, SagaInput input, DateTimeOffset now, CancellationToken cancellationToken)
    {
        SagaTurn? turn;
        SagaStanding? standing;
        try
        {
            turn = definition.Take(loaded, input, now);
            standing = turn?.Close();
        }
        catch (Exception e)
        {
            LogFault(e, definition.Name, loaded.Saga.Id);
            var saga = loaded.Saga;
            (turn, standing) = (null, new SagaStanding(
                saga.Status, saga.Step, saga.Reason, $"It could not take {input.GetType().Name.ToLowerInvariant()} {input.CauseId}: {e.Message}",
                input is SagaInput.TimedOut ? null : saga.TimesOutAt));
        }

        if (standing is not null)
        {
            await MoveAsync(db, loaded, standing, turn?.Wanted ?? [], input.CauseId, now, cancellationToken);
        }
    }

    /// <summary>Writes how a saga stands from now on, and the commands that it wants.</summary>
    public static async Task MoveAsync(
        WriteDbContext db, LoadedSaga loaded, SagaStanding standing, IReadOnlyList<WantedCommand> wanted, Guid causeId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (saga, memory) = loaded;
        var skips = saga.Status == SagaStatus.Running && standing.Status is SagaStatus.Compensating or SagaStatus.Failed
            ? await SkipAsync(db, saga.Id, now, cancellationToken)
            : [];
        var commands = wanted.Select((command, index) => new SagaCommandRow
        {
            Id = NamedId.Of("saga-command", FormattableString.Invariant($"{causeId:n}/{saga.Id:n}/{index}")),
            SagaId = saga.Id,
            Number = saga.Commands + index + 1,
            Step = command.Step,
            Kind = command.Kind,
            Payload = command.Payload,
            IsCompensation = command.IsCompensation,
            NothingToUndo = command.NothingToUndo,
            CausationId = causeId,
            CorrelationId = memory.CorrelationId,
            CreatedAt = now,
            DueAt = command.DueAt,
        }).ToList();
        db.SagaCommands.AddRange(commands);
        saga.Move(
            standing,
            [.. commands.Select(row => new SagaCommand { Number = row.Number, Step = row.Step, Command = row.Kind, IsCompensation = row.IsCompensation, DueAt = row.DueAt })],
            skips,
            now);
    }

    /// <summary>Saves what turns came to, and tells the readers of the log.</summary>
    public async Task SaveAsync(WriteDbContext db, CancellationToken cancellationToken)
    {
        await db.SaveChangesAsync(cancellationToken);
        var positions = db.ChangeTracker.Entries<LogRow>().Select(entry => new LogPosition(entry.Entity.Transaction, entry.Entity.Sequence)).ToList();
        if (positions.Count > 0)
        {
            signal.Raise(positions.Max());
        }
    }

    /// <summary>Adds a saga's pending events, if it has any, to what is about to be saved: as its own doing.</summary>
    public static void Log(WriteDbContext db, LoadedSaga loaded, Guid causeId, DateTimeOffset now) =>
        db.LogTurn(loaded.Saga, loaded.Saga.Kind, causeId, loaded.Memory.CorrelationId, now);

    /// <summary>What was not sent yet, and what was sent and not answered, is not waited for any more.</summary>
    /// <returns>The numbers of those commands.</returns>
    private static async Task<IReadOnlyList<int>> SkipAsync(WriteDbContext db, Guid sagaId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await db.SagaCommands.Where(command => command.SagaId == sagaId && command.Status == SagaCommandStatus.Pending).LoadAsync(cancellationToken);
        var skipped = db.SagaCommands.Local
            .Where(command => command.SagaId == sagaId && command is { Status: SagaCommandStatus.Pending, IsCompensation: false })
            .ToList();
        foreach (var command in skipped)
        {
            (command.Status, command.EndedAt) = (SagaCommandStatus.Skipped, now);
        }

        return [.. skipped.Select(command => command.Number).Order()];
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "Somebody else was faster: tried again.")]
    private partial void LogMoved(Exception exception);

    [LoggerMessage(Level = LogLevel.Error, Message = "The saga {Saga} {SagaId} could not take a turn.")]
    private partial void LogFault(Exception exception, string saga, Guid sagaId);
}
