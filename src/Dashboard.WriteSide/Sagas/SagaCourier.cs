using System.Collections.Concurrent;
using Dashboard.Domain;
using Dashboard.Domain.Sagas;
using Dashboard.WriteSide.Pipeline;
using Dashboard.WriteSide.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Dashboard.WriteSide.Sagas;

/// <summary>
/// Sends the commands of sagas when they are due, and tells the sagas what became of them. A command that was sent and not noted
/// as answered is sent again, under the same id: it is done once and answered the same.
/// </summary>
internal sealed partial class SagaCourier(
    SagaDefinition definition, IServiceScopeFactory scopes, SagaBook book, SagaGate gate, IOptions<SagaOptions> options, TimeProvider clock, ILogger<SagaCourier> logger)
{
    /// <summary>Most tries to note an answer while the saga moves.</summary>
    private const int NotingAttempts = 20;

    /// <summary>Most answers noted in one transaction.</summary>
    private const int MostAtOnce = 100;

    private readonly ConcurrentQueue<Answered> _answered = new();

    /// <summary>Answers that nobody has taken up yet.</summary>
    public int Waiting => _answered.Count;

    /// <summary>The commands that are due, the longest waiting first; of each saga only the first, and none of some sagas.</summary>
    public async Task<IReadOnlyList<SagaCommandRow>> DueAsync(IReadOnlyCollection<Guid> except, int limit, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<WriteDbContext>();
        var now = clock.GetUtcNow();
        return await db.SagaCommands.AsNoTracking()
            .Where(command => command.Status == SagaCommandStatus.Pending && command.DueAt <= now && !except.Contains(command.SagaId))
            .Where(command => db.Sagas.Any(saga => saga.Id == command.SagaId && saga.Kind == definition.Name))
            .Where(command => !db.SagaCommands.Any(other =>
                other.SagaId == command.SagaId && other.Status == SagaCommandStatus.Pending && other.Number < command.Number))
            .OrderBy(command => command.DueAt)
            .Take(limit)
            .ToListAsync(cancellationToken);
    }

    /// <summary>Sends a command, and notes what became of it.</summary>
    public async Task SendAsync(SagaCommandRow command, CancellationToken cancellationToken)
    {
        var mine = new Answered(command, await AskAsync(command, cancellationToken));
        _answered.Enqueue(mine);

        // Whoever has the turn notes what all have heard by then: many answers cost one transaction.
        await gate.InTurnAsync(() => NoteAsync(mine, cancellationToken), cancellationToken);
    }

    private async Task<Refusal?> AskAsync(SagaCommandRow command, CancellationToken cancellationToken)
    {
        // A refusal is remembered under its id: what must be undone after all is asked for under another, that follows from it.
        var id = command.Refusals == 0
            ? command.Id
            : NamedId.Of("saga-command-again", FormattableString.Invariant($"{command.Id:n}/{command.Refusals}"));
        await using var scope = scopes.CreateAsyncScope();
        var context = scope.ServiceProvider.GetRequiredService<CommandContext>();
        context.Actor = Actor.System with { Name = definition.Name, Origin = Origin.By(OriginKind.Saga) };
        (context.CorrelationId, context.CausationId) = (command.CorrelationId, command.CausationId);
        try
        {
            return await CommandKinds.SendAsync(command.Kind, command.Payload, id, scope.ServiceProvider, cancellationToken);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            LogFault(e, command.Kind, command.Id);
            return Refusal.Unavailable("fault", $"{command.Kind} failed: {e.GetType().Name}.");
        }
    }

    /// <returns>How many were noted.</returns>
    private async Task<int> NoteAsync(Answered mine, CancellationToken cancellationToken)
    {
        if (mine.IsNoted)
        {
            return 0;
        }

        var all = new List<Answered> { mine };
        while (all.Count < MostAtOnce && _answered.TryDequeue(out var other))
        {
            if (other != mine && !other.IsNoted)
            {
                all.Add(other);
            }
        }

        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await NoteAsync(all, cancellationToken);
                all.ForEach(answered => answered.IsNoted = true);
                return all.Count;
            }
            catch (Exception e) when (attempt < NotingAttempts && book.IsMove(e))
            {
                LogMoved(e);
            }
        }
    }

    private async Task NoteAsync(List<Answered> all, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<WriteDbContext>();
        var ids = all.ConvertAll(answered => answered.Command.Id);
        var commands = await db.SagaCommands.Where(row => ids.Contains(row.Id)).ToDictionaryAsync(row => row.Id, cancellationToken);
        var sagaIds = all.Select(answered => answered.Command.SagaId).Distinct().ToList();
        var sagas = await db.LoadSagasAsync(saga => sagaIds.Contains(saga.Id), cancellationToken);
        foreach (var answered in all)
        {
            var (command, loaded) = (commands[answered.Command.Id], sagas[answered.Command.SagaId]);
            if (command.Status == SagaCommandStatus.Pending && command.Attempts == answered.Command.Attempts)
            {
                await NoteAsync(db, loaded, command, answered.Refusal, cancellationToken);
            }
        }

        await book.SaveAsync(db, cancellationToken);
    }

    private async Task NoteAsync(WriteDbContext db, LoadedSaga loaded, SagaCommandRow command, Refusal? refusal, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        command.Attempts++;
        command.Answer = refusal?.Sentence;
        var heard = Judge(command, refusal, now);
        var again = command.Status == SagaCommandStatus.Pending ? command.DueAt : (DateTimeOffset?)null;
        loaded.Saga.Note(new SagaAnswer(command.Number, command.Step, command.Status, command.Attempts, command.Answer, again), now);
        if (heard is not null)
        {
            await book.TakeAsync(db, definition, loaded, heard, now, cancellationToken);
        }

        await EndAsync(db, loaded, command, now, cancellationToken);
        SagaBook.Log(db, loaded, command.Id, now);
    }

    /// <summary>Decides what becomes of the command.</summary>
    /// <returns>What the saga hears of it; nothing when it does not.</returns>
    private SagaInput? Judge(SagaCommandRow command, Refusal? refusal, DateTimeOffset now)
    {
        if (refusal is null)
        {
            End(SagaCommandStatus.Done);
            var accepted = CommandKinds.Read(command.Kind, command.Payload);
            return !command.IsCompensation && definition.HearsOfAccepted(accepted) ? new SagaInput.Accepted(command.Id, accepted) : null;
        }

        if (command.IsCompensation && command.NothingToUndo.Contains(refusal.Code, StringComparer.Ordinal))
        {
            End(SagaCommandStatus.Done);
            return null;
        }

        var passes = refusal.Kind == RefusalKind.Unavailable || refusal.Code == ConflictStory.Code;
        if ((passes || command.IsCompensation) && command.Attempts < options.Value.Attempts)
        {
            command.Refusals += passes ? 0 : 1;
            command.DueAt = now + options.Value.PauseAfter(command.Attempts, Random.Shared.NextDouble());
            return null;
        }

        End(command.IsCompensation ? SagaCommandStatus.GivenUp : SagaCommandStatus.Refused);
        return command.IsCompensation ? null : new SagaInput.Refused(command.Id, CommandKinds.Read(command.Kind, command.Payload), refusal);

        void End(SagaCommandStatus status) => (command.Status, command.EndedAt) = (status, now);
    }

    /// <summary>A saga that undoes has failed for good when its last command is over.</summary>
    private static async Task EndAsync(WriteDbContext db, LoadedSaga loaded, SagaCommandRow command, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var saga = loaded.Saga;
        if (saga.Status != SagaStatus.Compensating || command.Status == SagaCommandStatus.Pending)
        {
            return;
        }

        var waiting = await db.SagaCommands.AnyAsync(
            other => other.SagaId == saga.Id && other.Id != command.Id && other.Status == SagaCommandStatus.Pending, cancellationToken);
        if (!waiting && !db.ChangeTracker.Entries<SagaCommandRow>().Any(entry => entry.State == EntityState.Added && entry.Entity.SagaId == saga.Id))
        {
            var undone = new SagaStanding(SagaStatus.Failed, "undone", saga.Reason, saga.Trouble, TimesOutAt: null);
            await SagaBook.MoveAsync(db, loaded, undone, [], command.Id, now, cancellationToken);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Command} {CommandId} of a saga failed.")]
    private partial void LogFault(Exception exception, string command, Guid commandId);

    [LoggerMessage(Level = LogLevel.Debug, Message = "A saga moved while answers were noted.")]
    private partial void LogMoved(Exception exception);

    /// <summary>A command, and what was answered.</summary>
    private sealed class Answered(SagaCommandRow command, Refusal? refusal)
    {
        public SagaCommandRow Command { get; } = command;

        public Refusal? Refusal { get; } = refusal;

        public bool IsNoted { get; set; }
    }
}
