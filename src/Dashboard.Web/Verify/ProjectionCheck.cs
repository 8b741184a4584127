using Dashboard.Domain;
using Dashboard.Domain.Operations;
using Dashboard.ReadSide.Operations;
using Dashboard.ReadSide.Projections;
using Dashboard.WriteSide.Operations;
using Dashboard.WriteSide.Pipeline;
using MediatR;

namespace Dashboard.Web.Verify;

/// <summary>
/// Compares the tables of every projection with a replay of the log: rebuilds that only compare, done by whichever node has the right to,
/// this process or a dashboard that runs.
/// </summary>
internal sealed class ProjectionCheck(ICommandSender sender, IServiceScopeFactory scopes, IProjectionMonitor monitor, TimeProvider clock, TextWriter progress)
{
    private const string Reason = "./run.sh verify";

    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan Telling = TimeSpan.FromSeconds(2);

    /// <summary>Tells the projections one after the other, each with what its comparison found.</summary>
    public async IAsyncEnumerable<CheckedProjection> CheckAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var projection in monitor.Statuses.Select(status => status.Name).Order(StringComparer.Ordinal))
        {
            yield return await CheckAsync(projection, cancellationToken);
        }
    }

    private async Task<CheckedProjection> CheckAsync(string projection, CancellationToken cancellationToken)
    {
        var outcome = await sender.SendAsync(new RebuildProjection(projection, RebuildMode.CompareOnly, Reason), Actor.Terminal, cancellationToken);
        if (!outcome.IsAccepted)
        {
            return new CheckedProjection(projection, Comparison: null, outcome.Refusal.Sentence);
        }

        var rebuild = await EndOfAsync(outcome.Answer.RebuildId, projection, cancellationToken);
        return rebuild.Comparison is { } comparison
            ? new CheckedProjection(projection, comparison, Fault: null)
            : new CheckedProjection(projection, Comparison: null, rebuild.Error ?? $"the comparison was {rebuild.State.ToString().ToLowerInvariant()}");
    }

    private async Task<RebuildView> EndOfAsync(Guid rebuildId, string projection, CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(Look, clock);
        var told = clock.GetTimestamp();
        while (true)
        {
            await using (var scope = scopes.CreateAsyncScope())
            {
                var view = await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new GetRebuild(rebuildId), cancellationToken);
                if (view is { IsOver: true })
                {
                    return view;
                }

                if (clock.GetElapsedTime(told) >= Telling)
                {
                    told = clock.GetTimestamp();
                    await progress.WriteLineAsync(view is null
                        ? $"{projection}: waiting for the projections to catch up"
                        : FormattableString.Invariant($"{projection}: {view.State.ToString().ToLowerInvariant()}, {view.EventsHandled:#,##0} of {view.EventsToHandle:#,##0} events"));
                }
            }

            await timer.WaitForNextTickAsync(cancellationToken);
        }
    }
}

/// <summary>What a comparison found.</summary>
/// <param name="Projection">Whose tables were compared.</param>
/// <param name="Comparison">What differs; nothing when it could not be compared.</param>
/// <param name="Fault">Why it could not be compared, in a sentence.</param>
internal sealed record CheckedProjection(string Projection, Comparison? Comparison, string? Fault)
{
    /// <summary>Rows that differ; one for a projection that could not be compared.</summary>
    public long Differences => Comparison is { } found ? found.Added + found.Removed + found.Changed : 1;

    /// <summary>What there is to say, a line each.</summary>
    public IEnumerable<string> Lines()
    {
        if (Comparison is not { } found)
        {
            yield return $"{Projection}: {Fault}";
            yield break;
        }

        foreach (var row in found.Samples)
        {
            foreach (var value in row.Values)
            {
                yield return $"{row.Table} {row.RowKey} {value.Column}: in the row: {value.Served ?? "nothing"}; in the log: {value.Rebuilt ?? "nothing"}";
            }
        }

        if (!found.IsEqual)
        {
            yield return FormattableString.Invariant(
                $"{Projection}: rows that differ {found.Changed:#,##0}, not in the log {found.Removed:#,##0}, missing {found.Added:#,##0}, equal {found.Same:#,##0}");
        }
    }
}
