using Dashboard.ReadSide.Projections;
using Dashboard.ReadSide.Rebuilds;

namespace Dashboard.ReadSide.Erasure;

/// <summary>The tables that were served before the last rebuilds: one cannot go back to them once somebody was erased.</summary>
internal sealed class RetiredTables(IEnumerable<Projection> projections, TableSwap swap) : IOldTables
{
    public async Task DropAsync(CancellationToken cancellationToken)
    {
        foreach (var projection in projections)
        {
            await swap.DropRetiredAsync(projection, cancellationToken);
        }
    }
}
