using Dashboard.Domain.Operations;

namespace Dashboard.WriteSide.Tests.Operations;

/// <summary>What the read side would know of projections, as a test says.</summary>
internal sealed class FakeConsole : IProjectionConsole
{
    public Dictionary<string, ProjectionFacts> Projections { get; } = [];

    public Dictionary<Guid, RebuildFacts> Rebuilds { get; } = [];

    public Dictionary<(string Table, string Key), long> Parked { get; } = [];

    public Dictionary<long, List<(string Projection, string Table, string RowKey)>> Unknown { get; } = [];

    /// <summary>A projection of a new name.</summary>
    public string Add(bool canGoBack = false, bool canPause = true, int parked = 0)
    {
        var name = $"P{Guid.NewGuid():n}";
        Projections[name] = new ProjectionFacts(name, null, canGoBack, canPause, parked);
        return name;
    }

    public Task<ProjectionFacts?> FindAsync(string projection, CancellationToken cancellationToken) =>
        Task.FromResult(Projections.GetValueOrDefault(projection));

    public Task<RebuildFacts?> FindRebuildAsync(Guid rebuildId, CancellationToken cancellationToken) =>
        Task.FromResult(Rebuilds.GetValueOrDefault(rebuildId));

    public Task<long?> FirstParkedAsync(string projection, string table, string rowKey, CancellationToken cancellationToken) =>
        Task.FromResult(Parked.TryGetValue((table, rowKey), out var sequence) ? sequence : (long?)null);

    public Task<IReadOnlyList<(string Projection, string Table, string RowKey)>> FindUnknownAsync(long sequence, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<(string Projection, string Table, string RowKey)>>(Unknown.GetValueOrDefault(sequence) ?? []);
}
