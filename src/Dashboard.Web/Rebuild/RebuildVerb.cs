using System.Text.Json;
using Dashboard.Domain;
using Dashboard.Domain.Operations;
using Dashboard.ReadSide;
using Dashboard.ReadSide.Operations;
using Dashboard.ReadSide.Projections;
using Dashboard.Web.Hosting;
using Dashboard.WriteSide.Operations;
using Dashboard.WriteSide.Pipeline;
using MediatR;

namespace Dashboard.Web.Rebuild;

/// <summary>
/// Rebuilds read tables from the terminal, and waits. A dashboard that runs does the work, or this process does: whoever takes
/// the projection's lock first. Progress goes to standard error; standard output gets a line of JSON for each projection.
/// </summary>
internal static class RebuildVerb
{
    private const string Example = "Name a projection: rebuild NAME|--all [--compare] [--reason TEXT]";

    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);

    /// <summary>The verb of the command line.</summary>
    public static Verb Verb { get; } = new(
        "rebuild", "NAME|--all [--compare] [--reason TEXT]   folds read tables anew, or only compares them with the log", RunAsync);

    private static async Task<int> RunAsync(string[] args, Terminal terminal)
    {
        var wish = RebuildWish.Of(args) ?? throw new StartException([Example], ExitCode.Usage);
        await using var host = await HeadlessHost.StartAsync(args, services => services.AddDashboardReadSide());
        return await RebuildAsync(host.Services, wish, terminal, new RebuildProgressLine(terminal.Error, inPlace: !Console.IsErrorRedirected), host.Stopping);
    }

    /// <summary>Asks for the rebuilds, waits for them and says what became of them.</summary>
    internal static async Task<int> RebuildAsync(
        IServiceProvider services, RebuildWish wish, Terminal terminal, RebuildProgressLine progress, CancellationToken cancellationToken)
    {
        try
        {
            var (rebuilds, isRefused) = await AskAsync(services, wish, terminal, cancellationToken);
            var ended = await WaitAsync(services.GetRequiredService<IMediator>(), rebuilds, progress, cancellationToken);
            foreach (var view in ended)
            {
                await terminal.Error.WriteLineAsync(RebuildProgressLine.End(view));
                await terminal.Out.WriteLineAsync(JsonSerializer.Serialize(Api.RebuildAnswer.Of(view, Role.Operator), JsonSerializerOptions.Web));
            }

            return !isRefused && ended.All(IsGood) ? ExitCode.Done : ExitCode.Failed;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw new StartException(["No longer waiting. What was asked for goes on in a dashboard that runs, or when one is started."]);
        }
    }

    private static bool IsGood(RebuildView view) =>
        view.State == RebuildState.Swapped || view is { State: RebuildState.Compared, Comparison.IsEqual: true };

    private static async Task<(List<Guid> Rebuilds, bool IsRefused)> AskAsync(
        IServiceProvider services, RebuildWish wish, Terminal terminal, CancellationToken cancellationToken)
    {
        var names = wish.Projection is { } one ? [one] : services.GetRequiredService<IProjectionMonitor>().Statuses.Select(status => status.Name).ToList();
        var rebuilds = new List<Guid>();
        foreach (var name in names)
        {
            var mode = wish.CompareOnly ? RebuildMode.CompareOnly : RebuildMode.Swap;
            var outcome = await services.GetRequiredService<ICommandSender>().SendAsync(
                new RebuildProjection(name, mode, wish.Reason), Actor.Terminal, cancellationToken);
            if (outcome.IsAccepted)
            {
                rebuilds.Add(outcome.Answer.RebuildId);
            }
            else
            {
                await terminal.Error.WriteLineAsync(outcome.Refusal.Sentence);
            }
        }

        return (rebuilds, rebuilds.Count < names.Count);
    }

    private static async Task<IReadOnlyList<RebuildView>> WaitAsync(
        IMediator mediator, List<Guid> rebuilds, RebuildProgressLine progress, CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(Interval);
        while (true)
        {
            var views = new List<RebuildView>();
            foreach (var id in rebuilds)
            {
                if (await mediator.Send(new GetRebuild(id), cancellationToken) is { } view)
                {
                    views.Add(view);
                }
            }

            if (views.Count == rebuilds.Count && views.TrueForAll(view => view.IsOver))
            {
                progress.Done();
                return views;
            }

            progress.Report([.. views.Where(view => !view.IsOver)]);
            await timer.WaitForNextTickAsync(cancellationToken);
        }
    }
}
