namespace Dashboard.Domain.Operations;

/// <summary>
/// What a command about a projection must know of the read side to refuse nonsense with a sentence. The read side
/// answers from its own tables; nothing of it is decided there, since commands reach it through the log alone.
/// </summary>
public interface IProjectionConsole
{
    /// <summary>One projection; nothing when there is none of that name.</summary>
    Task<ProjectionFacts?> FindAsync(string projection, CancellationToken cancellationToken);

    /// <summary>One rebuild; nothing when there is none of that id.</summary>
    Task<RebuildFacts?> FindRebuildAsync(Guid rebuildId, CancellationToken cancellationToken);

    /// <summary>The sequence of the first event that waits for a row; nothing when none waits.</summary>
    Task<long?> FirstParkedAsync(string projection, string table, string rowKey, CancellationToken cancellationToken);

    /// <summary>The projections in which an event is the first that waits because this program does not know it, with the row that it waits for.</summary>
    Task<IReadOnlyList<(string Projection, string Table, string RowKey)>> FindUnknownAsync(long sequence, CancellationToken cancellationToken);
}

/// <summary>A projection, as far as commands must know it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="OpenRebuild">The rebuild that is not over yet.</param>
/// <param name="CanGoBack">Whether there are retired tables.</param>
/// <param name="CanPause">Whether it may be paused; the one that hears of pauses may not.</param>
/// <param name="Parked">Events that were set aside.</param>
public sealed record ProjectionFacts(string Name, Guid? OpenRebuild, bool CanGoBack, bool CanPause, int Parked);

/// <summary>A rebuild, as far as commands must know it.</summary>
/// <param name="RebuildId">Its id.</param>
/// <param name="Projection">Whose tables it folds.</param>
/// <param name="IsOver">Whether nothing will happen to it any more.</param>
/// <param name="AsksForApproval">Whether it waits for an approval.</param>
/// <param name="IsHeldUp">Whether something keeps it from going on, such as a reader that does not let go of a table.</param>
public sealed record RebuildFacts(Guid RebuildId, string Projection, bool IsOver, bool AsksForApproval, bool IsHeldUp = false);
