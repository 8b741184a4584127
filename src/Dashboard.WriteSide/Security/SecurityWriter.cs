using Dashboard.Domain.Log;
using Dashboard.Domain.Security;
using Dashboard.WriteSide.EventLog;
using Dashboard.WriteSide.Pipeline;
using Dashboard.WriteSide.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Dashboard.WriteSide.Security;

/// <summary>Writes what <see cref="SecurityJournal"/> noted to the log, many notes in one transaction, and what is left when the program ends.</summary>
internal sealed partial class SecurityWriter(
    SecurityJournal journal, IServiceScopeFactory scopes, IEventLogSignal signal, CommitBell bell, TimeProvider clock, ILogger<SecurityWriter> logger) : BackgroundService
{
    private const int AtOnce = 100;
    private const int Attempts = 8;

    /// <summary>How long the database may take.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (await journal.Notes.WaitToReadAsync(stoppingToken))
            {
                await WriteNextAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The program ends, and nobody notes anything any more: whoever answers requests has stopped before.
            while (journal.Notes.TryPeek(out _))
            {
                await WriteNextAsync(stoppingToken);
            }
        }
    }

    private async Task WriteNextAsync(CancellationToken stoppingToken)
    {
        var notes = new List<SecurityNote>();
        while (notes.Count < AtOnce && journal.Notes.TryRead(out var note))
        {
            notes.Add(note);
        }

        await WriteAsync(notes, stoppingToken);
    }

    /// <summary>
    /// Tries until it is written, a bounded number of times: another node may note something of the same account, or the database be away.
    /// The end of the program breaks nothing off that was begun; it only waits for nothing.
    /// </summary>
    private async Task WriteAsync(IReadOnlyList<SecurityNote> notes, CancellationToken stoppingToken)
    {
        for (var attempt = 1; attempt <= Attempts; attempt++)
        {
            try
            {
                using var patience = new CancellationTokenSource(Patience, clock);
                signal.Raise(await TryWriteAsync(notes, patience.Token));
                bell.Ring();
                return;
            }
            catch (Exception fault)
            {
                LogFault(fault, notes.Count, attempt);
                await Task.WhenAny(Task.Delay(Pause * attempt, clock, stoppingToken));
            }
        }

        LogLost(notes.Count);
    }

    private async Task<LogPosition> TryWriteAsync(IReadOnlyList<SecurityNote> notes, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<WriteDbContext>();
        var ids = notes.Select(note => SecurityRecord.IdOf(note.Told.UserId)).Distinct().ToList();
        var records = await db.SecurityRecords.Where(row => ids.Contains(row.Id)).ToDictionaryAsync(row => row.Id, cancellationToken);
        var rows = new List<LogRow>();
        foreach (var note in notes)
        {
            var id = SecurityRecord.IdOf(note.Told.UserId);
            var record = records.TryGetValue(id, out var known) ? known : records[id] = db.SecurityRecords.Add(SecurityRecord.Of(note.Told.UserId)).Entity;
            record.Note(note.Told);
            rows.AddRange(LogRow.Of(record, Guid.CreateVersion7(note.At), new CommandContext { Actor = note.Actor, OccurredAt = note.At }, clock.GetUtcNow()));
            record.ClearPendingEvents();
        }

        db.Events.AddRange(rows);
        await db.SaveChangesAsync(cancellationToken);
        return rows.Max(row => new LogPosition(row.Transaction, row.Sequence));
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "{Count} notes of sign-ins and refusals could not be written (attempt {Attempt}).")]
    private partial void LogFault(Exception exception, int count, int attempt);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Count} notes of sign-ins and refusals could not be written, and are lost.")]
    private partial void LogLost(int count);
}
