using Dashboard.Domain;
using Dashboard.WriteSide.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Dashboard.WriteSide.Sagas;

/// <summary>Takes turns, and adds what they come to to what is about to be saved: state, commands and time-out in one transaction.</summary>
internal sealed partial class SagaBook(IWriteDatabase database, ILogger<SagaBook> logger)
{
    /// <summary>Whether a save failed because somebody else moved the same saga or checkpoint: nothing was written, and it is to be tried again.</summary>
    public bool IsMove(Exception e) => e is DbUpdateConcurrencyException || database.IsUniqueViolation(e, constraint: null);

    /// <summary>Lets a saga take a turn. A definition that throws leaves the saga as it is, for a person to look at.</summary>
    public async Task TakeAsync(
        WriteDbContext db, SagaDefinition definition, SagaRow row, SagaInput input, DateTimeOffset now, CancellationToken cancellationToken)
    {
        try
        {
            if (definition.Take(row, input, now) is { } turn)
            {
                await AddAsync(db, turn, input, cancellationToken);
            }
        }
        catch (Exception e) when (e is not (OperationCanceledException or DbUpdateException) && !IsOfDatabase(e))
        {
            LogFault(e, definition.Name, row.Id);
            row.Trouble = $"It could not take {input.GetType().Name.ToLowerInvariant()} {input.CauseId}: {e.Message}";
            row.ChangedAt = now;
            row.Version++;
        }
    }

    private static bool IsOfDatabase(Exception e) => e is System.Data.Common.DbException or TimeoutException;

    private static async Task AddAsync(WriteDbContext db, SagaTurn turn, SagaInput input, CancellationToken cancellationToken)
    {
        var row = turn.Row;
        if (turn.Failure is not null && row.Status is SagaStatus.Compensating or SagaStatus.Failed)
        {
            await SkipAsync(db, row.Id, turn.Now, cancellationToken);
        }

        foreach (var (index, wanted) in turn.Wanted.Index())
        {
            db.SagaCommands.Add(new SagaCommandRow
            {
                Id = NamedId.Of("saga-command", FormattableString.Invariant($"{input.CauseId:n}/{row.Id:n}/{index}")),
                SagaId = row.Id,
                Number = ++row.Commands,
                Step = wanted.Step,
                Kind = wanted.Kind,
                Payload = wanted.Payload,
                IsCompensation = wanted.IsCompensation,
                NothingToUndo = wanted.NothingToUndo,
                CausationId = input.CauseId,
                CorrelationId = row.CorrelationId,
                CreatedAt = turn.Now,
                DueAt = wanted.DueAt,
            });
        }
    }

    /// <summary>What was not sent yet, and what was sent and not answered, is not waited for any more.</summary>
    private static async Task SkipAsync(WriteDbContext db, Guid sagaId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await db.SagaCommands.Where(command => command.SagaId == sagaId && command.Status == SagaCommandStatus.Pending).LoadAsync(cancellationToken);
        foreach (var command in db.SagaCommands.Local.Where(command =>
            command.SagaId == sagaId && command is { Status: SagaCommandStatus.Pending, IsCompensation: false }))
        {
            (command.Status, command.EndedAt) = (SagaCommandStatus.Skipped, now);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The saga {Saga} {SagaId} could not take a turn.")]
    private partial void LogFault(Exception exception, string saga, Guid sagaId);
}
