using Dashboard.ReadSide.Projections;
using Dashboard.ReadSide.Storage;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.ReadSide.Rebuilds;

/// <summary>Why a projection should be rebuilt.</summary>
/// <param name="Projection">Its name.</param>
/// <param name="StoredVersion">Version of the program that folded its tables.</param>
/// <param name="Version">Version in this program.</param>
/// <param name="Generation">Which tables are served: the advice is about these.</param>
public sealed record RebuildAdvice(string Projection, int StoredVersion, int Version, int Generation)
{
    /// <summary>For a person.</summary>
    public string Sentence => $"The tables of {Projection} were folded by its version {StoredVersion}; this program has version {Version}.";

    /// <summary>The advice about a projection; nothing when its tables are those that this program would fold, or were never begun.</summary>
    internal static RebuildAdvice? For(Projection projection, Checkpoint? stored) =>
        stored is null || stored.Version == projection.Version
            ? null
            : new RebuildAdvice(projection.Name, stored.Version, projection.Version, stored.Generation);
}

/// <summary>Knows which projections should be rebuilt.</summary>
public interface IRebuildAdvisor
{
    /// <summary>The projections whose tables another version folded.</summary>
    Task<IReadOnlyList<RebuildAdvice>> AskAsync(CancellationToken cancellationToken);
}

internal sealed class RebuildAdvisor(IEnumerable<Projection> projections, IDbContextFactory<ReadDbContext> contexts) : IRebuildAdvisor
{
    public async Task<IReadOnlyList<RebuildAdvice>> AskAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var stored = await db.Checkpoints.AsNoTracking().ToDictionaryAsync(row => row.Name, cancellationToken);
        return [.. projections.Select(projection => RebuildAdvice.For(projection, stored.GetValueOrDefault(projection.Name))).OfType<RebuildAdvice>()];
    }
}
