using Dashboard.ReadSide.Operations;
using Dashboard.ReadSide.Projections;
using Dashboard.ReadSide.Storage;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Dashboard.ReadSide.Rebuilds;

/// <summary>
/// Carries out what is asked for the tables of one projection, one thing at a time, while this node holds the right to. The
/// right is a database lock of its own: rebuilding and running a projection are the business of whoever comes first.
/// </summary>
internal sealed partial class RebuildRunner(
    Projection projection,
    RebuildRun run,
    RebuildTools tools,
    IReadDatabase database,
    IOptions<ProjectionOptions> options,
    TimeProvider clock,
    ILogger<RebuildRunner> logger)
{
    private readonly Dictionary<Guid, int> _faults = [];

    /// <summary>Does what is open, unless another node is at it.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await using var right = await database.TryLockAsync($"rebuild {projection.Name}", cancellationToken);
        if (right is null)
        {
            return;
        }

        using var held = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, right.Lost);
        try
        {
            // Asked again: another node may have done it while this one waited for the right.
            var open = (await tools.Book.OpenAsync(held.Token)).SingleOrDefault(work => work.Projection == projection.Name);
            foreach (var request in open?.Returns ?? [])
            {
                await GuardAsync(request.EventId, () => GoBackAsync(request, held.Token), held.Token);
            }

            if (open is { Rebuilds.Count: > 0 })
            {
                var chosen = await ChooseAsync(open.Rebuilds, held.Token);
                await GuardAsync(chosen.RebuildId, () => run.RunAsync(chosen, held.Token), held.Token);
            }
        }
        catch (OperationCanceledException) when (right.Lost.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            LogLost(projection.Name);
        }
    }

    /// <summary>One at a time: the one that was begun, or else the newest. The others are over with a sentence.</summary>
    private async Task<RebuildRequest> ChooseAsync(IReadOnlyList<RebuildRequest> requests, CancellationToken cancellationToken)
    {
        var begun = requests.Count > 1 ? await tools.Book.BegunAsync(requests, cancellationToken) : null;
        var chosen = requests.FirstOrDefault(request => request.RebuildId == begun) ?? requests[^1];
        foreach (var other in requests.Where(request => request != chosen))
        {
            await tools.Book.RefuseAsync(other.RebuildId, projection.Name, $"Another rebuild of {projection.Name} was on its way.", cancellationToken);
        }

        return chosen;
    }

    private async Task GoBackAsync(GoBackRequest request, CancellationToken cancellationToken)
    {
        var work = await tools.Book.BeginAsync(request.EventId, projection.Name, cancellationToken);
        try
        {
            while (!work.IsOver)
            {
                if (await tools.Swap.TryServeRetiredAsync(projection, work, cancellationToken) is { } position)
                {
                    LogBack(projection.Name, position.ToString());
                    tools.Feed.Publish(projection.Name, position, []);
                    tools.Book.Tell();
                    return;
                }

                await Task.Delay(options.Value.PollInterval, clock, cancellationToken);
            }
        }
        catch (CannotGoBackException fault)
        {
            await tools.Book.RefuseAsync(request.EventId, projection.Name, fault.Message, cancellationToken);
        }
    }

    /// <summary>A fault that passes is met again in a moment, from the stored state; one that stays ends the work.</summary>
    private async Task GuardAsync(Guid id, Func<Task> act, CancellationToken cancellationToken)
    {
        try
        {
            await act();
            _faults.Remove(id);
        }
        catch (Exception) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellationToken);
        }
        catch (Exception fault)
        {
            var faults = _faults[id] = database.IsTransient(fault) ? 0 : _faults.GetValueOrDefault(id) + 1;
            LogFault(fault, projection.Name, id);
            var sentence = fault.GetBaseException().Message;
            if (faults >= options.Value.Attempts)
            {
                _faults.Remove(id);
                await run.EndAsync(id, RebuildState.Failed, sentence, cancellationToken);
            }
            else if (faults > 0)
            {
                await tools.Book.NoteAsync(id, set => set.SetProperty(work => work.Error, $"It is tried again after: {sentence}"), cancellationToken);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The work {Id} on the tables of {Projection} met a fault.")]
    private partial void LogFault(Exception exception, string projection, Guid id);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The right to rebuild {Projection} was lost; whoever gets it goes on.")]
    private partial void LogLost(string projection);

    [LoggerMessage(Level = LogLevel.Information, Message = "The retired tables of {Projection} are served again, from {Position} on.")]
    private partial void LogBack(string projection, string position);
}
