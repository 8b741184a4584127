using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Dashboard.WriteSide.Sagas;

/// <summary>Something that one node does at a time, while the others stand by; again and again, whatever fails.</summary>
internal sealed partial class NodeDuty(ISagaLocks locks, IOptions<SagaOptions> options, TimeProvider clock, ILogger<NodeDuty> logger)
{
    /// <summary>Does it whenever this node has the right to, until the program ends.</summary>
    /// <param name="name">Name of the right.</param>
    /// <param name="mayRun">Whether this node may do it at all.</param>
    /// <param name="begin">Done first, on a node that stands by or may not do it too.</param>
    /// <param name="run">Runs until it is stopped or fails.</param>
    /// <param name="cancellationToken">The program ends.</param>
    public async Task KeepAsync(string name, bool mayRun, Func<CancellationToken, Task> begin, Func<CancellationToken, Task> run, CancellationToken cancellationToken)
    {
        for (var faults = 0; ; faults++)
        {
            try
            {
                await begin(cancellationToken);
                while (mayRun)
                {
                    await RunOnceAsync(name, run, cancellationToken);
                    faults = 0;
                    await Task.Delay(options.Value.LockRetry, clock, cancellationToken);
                }

                return;
            }
            catch (Exception e) when (!cancellationToken.IsCancellationRequested)
            {
                var pause = options.Value.PauseAfter(faults + 1, Random.Shared.NextDouble());
                LogFault(e, name, pause);
                await Task.Delay(pause, clock, cancellationToken);
            }
        }
    }

    /// <summary>Does it as long as this node has the right to; not at all when another node has it.</summary>
    private async Task RunOnceAsync(string name, Func<CancellationToken, Task> run, CancellationToken cancellationToken)
    {
        if (await locks.TryTakeAsync(name, cancellationToken) is not { } right)
        {
            return;
        }

        await using (right)
        {
            LogRuns(name);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, right.Lost);
            try
            {
                await run(either.Token);
            }
            catch (OperationCanceledException e) when (right.Lost.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
            {
                LogLost(e, name);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "This node runs {Duty}.")]
    private partial void LogRuns(string duty);

    [LoggerMessage(Level = LogLevel.Warning, Message = "This node lost the right to run {Duty}.")]
    private partial void LogLost(Exception exception, string duty);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Duty} failed; it is run again in {Pause}.")]
    private partial void LogFault(Exception exception, string duty, TimeSpan pause);
}
