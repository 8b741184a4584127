using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Dashboard.WriteSide.Storage;

/// <summary>Forgets rows that nobody needs any more, every hour. A few at a time, each in a short transaction: long ones hold the log's mark down.</summary>
public abstract partial class OldRows(IServiceScopeFactory scopes, TimeProvider clock, ILogger logger) : BackgroundService
{
    private const int AtATime = 500;

    private static readonly TimeSpan Interval = TimeSpan.FromHours(1);
    private static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(50);

    /// <summary>What the rows are, for the log.</summary>
    protected abstract string What { get; }

    /// <summary>Days for which they are kept.</summary>
    protected abstract int Days { get; }

    /// <summary>Forgets all that are old.</summary>
    /// <returns>How many were forgotten.</returns>
    public async Task<int> ForgetAsync(CancellationToken cancellationToken)
    {
        var forgotten = 0;
        for (var some = AtATime; some == AtATime; forgotten += some)
        {
            if (forgotten > 0)
            {
                await Task.Delay(Rest, clock, cancellationToken);
            }

            await using var scope = scopes.CreateAsyncScope();
            some = await ForgetSomeAsync(
                scope.ServiceProvider.GetRequiredService<WriteDbContext>(), clock.GetUtcNow().AddDays(-Days), AtATime, cancellationToken);
        }

        return forgotten;
    }

    /// <summary>Forgets some that are old.</summary>
    /// <param name="db">Where they are.</param>
    /// <param name="before">What is older is old, UTC.</param>
    /// <param name="most">How many at most.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>How many were forgotten.</returns>
    protected abstract Task<int> ForgetSomeAsync(WriteDbContext db, DateTimeOffset before, int most, CancellationToken cancellationToken);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            using var timer = new PeriodicTimer(Interval, clock);
            do
            {
                await TryForgetAsync(stoppingToken);
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The program ends; the rest is forgotten another time.
            return;
        }
    }

    private async Task TryForgetAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (await ForgetAsync(cancellationToken) is > 0 and var forgotten)
            {
                LogForgotten(forgotten, What, Days);
            }
        }
        catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
        {
            LogFault(fault, What);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Forgot {Rows} {What} that are older than {Days} days.")]
    private partial void LogForgotten(int rows, string what, int days);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Old {What} could not be forgotten; it is tried again in an hour.")]
    private partial void LogFault(Exception exception, string what);
}
