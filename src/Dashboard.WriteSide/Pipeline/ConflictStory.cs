using Dashboard.Domain;
using Dashboard.Domain.People;
using Dashboard.WriteSide.Storage;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.WriteSide.Pipeline;

/// <summary>Tells a person who was faster.</summary>
internal sealed class ConflictStory(WriteDbContext db, PersonKeyRing ring, TimeProvider clock)
{
    /// <summary>Code of the refusal; it is not remembered, and the same command may be sent again.</summary>
    public const string Code = "changed-meanwhile";

    /// <summary>The refusal for a command that lost every race: who changed the same thing, and how long ago.</summary>
    public async Task<Refusal> TellAsync(CancellationToken cancellationToken)
    {
        // Not the entries that the fault names: it may name a row of the log alone, or nothing.
        var streams = db.ChangeTracker.Entries<Aggregate>()
            .Where(entry => entry.State is not EntityState.Unchanged)
            .Select(entry => entry.Entity.Id)
            .ToList();
        db.ChangeTracker.Clear();
        var last = await db.Events.AsNoTracking()
            .Where(logged => streams.Contains(logged.StreamId))
            .OrderByDescending(logged => logged.Sequence)
            .Select(logged => new { logged.ActorId, logged.ActorName, logged.RecordedAt })
            .FirstOrDefaultAsync(cancellationToken);
        var who = last is null ? null : (await ring.ForAsync([last.ActorName], cancellationToken)).NameOf(last.ActorId, last.ActorName);
        var sentence = last is null
            ? "Somebody else changed the same thing at the same moment. Look again and repeat it."
            : $"Changed by {who} {Age(clock.GetUtcNow() - last.RecordedAt)} ago. Look again and repeat it.";
        return Refusal.Rule(Code, sentence);
    }

    private static string Age(TimeSpan age) => age switch
    {
        { TotalSeconds: < 1 } => "less than a second",
        { TotalSeconds: < 90 } => $"{age.TotalSeconds:0} s",
        _ => $"{age.TotalMinutes:0} min",
    };
}
