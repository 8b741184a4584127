using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;

namespace Dashboard.Web.Security;

/// <summary>
/// Counts failed sign-ins, by account and by address; whoever has too many waits. Accounts that do not exist are counted
/// like those that do, so that the answer tells nobody which is which. Kept in memory; the lock-out that is stored with
/// an account stands behind it and holds over restarts and nodes.
/// </summary>
internal sealed class FailureLimits : IDisposable
{
    private readonly PartitionedRateLimiter<string> _accounts;
    private readonly PartitionedRateLimiter<string> _addresses;

    public FailureLimits(IOptions<SecurityOptions> options)
    {
        _accounts = Create(options.Value.FailuresPerAccount, options.Value.LockOut);
        _addresses = Create(options.Value.FailuresPerAddress, options.Value.LockOut);
    }

    /// <summary>Whether the account or the address has to wait.</summary>
    /// <param name="account">The account; nothing while nobody knows which.</param>
    /// <param name="address">Where the request comes from.</param>
    public bool HasToWait(string? account, string address) => (account is not null && IsSpent(_accounts, account)) || IsSpent(_addresses, address);

    /// <summary>Counts a failure.</summary>
    public void Failed(string? account, string address)
    {
        if (account is not null)
        {
            _accounts.AttemptAcquire(account).Dispose();
        }

        _addresses.AttemptAcquire(address).Dispose();
    }

    public void Dispose()
    {
        _accounts.Dispose();
        _addresses.Dispose();
    }

    private static bool IsSpent(PartitionedRateLimiter<string> limiter, string key) =>
        limiter.GetStatistics(key) is { CurrentAvailablePermits: 0 };

    private static PartitionedRateLimiter<string> Create(int failures, TimeSpan window) =>
        PartitionedRateLimiter.Create<string, string>(key => RateLimitPartition.GetFixedWindowLimiter(
            key, _ => new FixedWindowRateLimiterOptions { PermitLimit = failures, Window = window, QueueLimit = 0 }));
}
