using System.Security.Cryptography;
using Dashboard.Domain.Log;
using Dashboard.WriteSide.EventLog;
using Dashboard.WriteSide.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.WriteSide.Seals;

/// <summary>Compares the log with its seals: which events were edited, put in or taken out behind the program's back.</summary>
public sealed class SealVerifier(IServiceScopeFactory scopes)
{
    private const int SealsAtATime = 20;

    /// <summary>Whether a text can be the hash of a seal.</summary>
    public static bool IsHash(string text) => text.Length == 2 * SHA256.HashSizeInBytes && text.All(char.IsAsciiHexDigit);

    /// <summary>Compares all that is sealed.</summary>
    /// <param name="noted">Hash of a seal that was noted down elsewhere, as hexadecimal digits: one of the seals must have it. Nothing asks for none.</param>
    /// <param name="tell">Told of each fault, as it is found.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<SealSummary> VerifyAsync(string? noted, Func<SealFault, Task> tell, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<WriteDbContext>();
        var (before, compared) = (SealLink.Start, 0L);
        var missed = noted is null ? null : Convert.FromHexString(noted);
        while (await NextAsync(db, before.Number, cancellationToken) is { Count: > 0 } seals)
        {
            foreach (var seal in seals)
            {
                if (!seal.Holds(before))
                {
                    await tell(new SealFault(seal.Position, EventId: null, BrokenLink(seal, before)));
                }

                var rows = await db.Between(before.Position, seal.Position).ToListAsync(cancellationToken);
                foreach (var fault in Compare(seal, rows))
                {
                    await tell(fault);
                }

                compared += rows.Count;
                before = seal.Link;
                if (missed is not null && missed.AsSpan().SequenceEqual(seal.Hash))
                {
                    missed = null;
                }
            }
        }

        if (missed is not null)
        {
            await tell(new SealFault(before.Position, EventId: null, $"No seal is {Convert.ToHexStringLower(missed)}: the chain that ended with it is not this one."));
        }

        var end = before.Position;
        var unsealed = await db.Events.LongCountAsync(
            row => row.Transaction >= end.Transaction && (row.Transaction > end.Transaction || row.Sequence > end.Sequence), cancellationToken);
        return new SealSummary(compared, unsealed, before.Number == 0 ? null : Convert.ToHexStringLower(before.Hash));
    }

    private static Task<List<LogSeal>> NextAsync(WriteDbContext db, long after, CancellationToken cancellationToken) =>
        db.LogSeals.AsNoTracking().Where(seal => seal.Number > after).OrderBy(seal => seal.Number).Take(SealsAtATime).ToListAsync(cancellationToken);

    private static string BrokenLink(LogSeal seal, SealLink before) => seal.Number == before.Number + 1
        ? $"Seal {seal.Number} was edited, or does not belong behind the one before it."
        : $"Before seal {seal.Number}, {seal.Number - before.Number - 1} of the seals are missing.";

    private static IEnumerable<SealFault> Compare(LogSeal seal, List<LogRow> rows)
    {
        var hashes = LogSeal.HashesOf(rows);
        if (hashes.AsSpan().SequenceEqual(seal.Events))
        {
            yield break;
        }

        var (found, wanted) = (Split(hashes), Split(seal.Events));
        var known = wanted.ToHashSet(StringComparer.Ordinal);
        for (var index = 0; index < rows.Count; index++)
        {
            if (!known.Contains(found[index]))
            {
                var row = rows[index];
                yield return new SealFault(
                    new LogPosition(row.Transaction, row.Sequence), row.EventId, $"{row.Name} of {row.StreamKind} {row.StreamId} was edited, or put in, after it was sealed.");
            }
        }

        if (wanted.Count > found.Count)
        {
            yield return new SealFault(seal.Position, EventId: null, $"{wanted.Count - found.Count} of the {wanted.Count} events up to here are missing.");
        }
    }

    private static List<string> Split(byte[] hashes) => [.. hashes.Chunk(LogSeal.BytesPerEvent).Select(Convert.ToHexString)];
}
