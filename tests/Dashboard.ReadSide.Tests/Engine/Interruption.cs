using System.Data.Common;
using Dashboard.ReadSide.Projections;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Dashboard.ReadSide.Tests.Engine;

/// <summary>Steps in between the writing of rows and the commit of a fold, where a kill hurts most.</summary>
internal sealed class Interruption : DbTransactionInterceptor
{
    private int _seen;

    /// <summary>What happens before a commit; gets the number of the commit, from 1.</summary>
    public Func<int, Task>? BeforeCommit { get; set; }

    /// <summary>Commits that were begun.</summary>
    public int Seen => _seen;

    public override async ValueTask<InterceptionResult> TransactionCommittingAsync(
        DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
    {
        if (eventData.Context?.ChangeTracker.Entries<RunnerReport>().Any() == true)
        {
            // Not of the fold: nodes tell each other how their runners are doing.
            return result;
        }

        var number = Interlocked.Increment(ref _seen);
        if (BeforeCommit is { } act)
        {
            await act(number);
        }

        return result;
    }
}
