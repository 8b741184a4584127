using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Dashboard.WriteSide.Tests.EventLog;

/// <summary>Makes some commits slow and some fail, when everything is written but nothing is committed yet.</summary>
internal sealed class Turbulence : DbTransactionInterceptor
{
    private int _slow;
    private int _failed;

    /// <summary>Whether it does anything.</summary>
    public bool Blows { get; set; }

    public int Slow => _slow;

    public int Failed => _failed;

    public override async ValueTask<InterceptionResult> TransactionCommittingAsync(
        DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
    {
        switch (Blows ? Random.Shared.Next(10) : -1)
        {
            case 0 or 1:
                Interlocked.Increment(ref _slow);
                await Task.Delay(Random.Shared.Next(1, 30), cancellationToken);
                break;
            case 2:
                Interlocked.Increment(ref _failed);
                throw new TurbulenceException();
        }

        return result;
    }
}

internal sealed class TurbulenceException : Exception;
