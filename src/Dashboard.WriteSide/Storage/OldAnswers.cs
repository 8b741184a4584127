using Dashboard.WriteSide.Operations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Dashboard.WriteSide.Storage;

/// <summary>Forgets the answers of commands that nobody will send again. A few at a time, each in a short transaction: long ones hold the log's mark down.</summary>
public sealed partial class OldAnswers(
    IServiceScopeFactory scopes, IOptions<IdempotencyOptions> options, TimeProvider clock, ILogger<OldAnswers> logger) : BackgroundService
{
    private const int AtATime = 500;

    private static readonly TimeSpan Interval = TimeSpan.FromHours(1);
    private static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(50);

    /// <summary>Its answer also says that nobody need ask for the same rebuild once more; there are few of them.</summary>
    private static readonly string Kept = nameof(RebuildProjection);

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

            some = await ForgetSomeAsync(cancellationToken);
        }

        return forgotten;
    }

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
                LogForgotten(forgotten, options.Value.Days);
            }
        }
        catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
        {
            LogFault(fault);
        }
    }

    private async Task<int> ForgetSomeAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<WriteDbContext>();
        var before = clock.GetUtcNow().AddDays(-options.Value.Days);
        var old = await db.AnsweredCommands
            .Where(row => row.AnsweredAt < before && row.Command != Kept)
            .Select(row => row.CommandId)
            .Take(AtATime)
            .ToListAsync(cancellationToken);
        await db.AnsweredCommands.Where(row => old.Contains(row.CommandId)).ExecuteDeleteAsync(cancellationToken);
        return old.Count;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Forgot {Answers} answers of commands that are older than {Days} days.")]
    private partial void LogForgotten(int answers, int days);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Old answers of commands could not be forgotten; it is tried again in an hour.")]
    private partial void LogFault(Exception exception);
}
