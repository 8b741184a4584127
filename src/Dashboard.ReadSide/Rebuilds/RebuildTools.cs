using Dashboard.Domain.Log;
using Dashboard.ReadSide.Projections;

namespace Dashboard.ReadSide.Rebuilds;

/// <summary>What a rebuild works with.</summary>
internal sealed record RebuildTools(
    TwinTables Twin, IBulkFold Fold, TableSwap Swap, TableComparison Comparison, RebuildBook Book, IEventLogReader Reader, ChangeHub Feed);
