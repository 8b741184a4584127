namespace Dashboard.ReadSide.Erasure;

/// <summary>Tables that are folded no more. Each kind of them is registered once, so that nothing of somebody who is erased stays in any.</summary>
internal interface IOldTables
{
    /// <summary>Drops all of them.</summary>
    Task DropAsync(CancellationToken cancellationToken);
}
