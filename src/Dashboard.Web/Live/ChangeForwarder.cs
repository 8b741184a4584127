using System.Threading.Channels;
using Dashboard.ReadSide.Projections;
using Microsoft.AspNetCore.SignalR;

namespace Dashboard.Web.Live;

/// <summary>Brings the change feed to the hub's groups: the first change at once, then what has gathered, at most a few times a second.</summary>
internal sealed partial class ChangeForwarder(
    IChangeFeed feed, IProjectionMonitor monitor, IHubContext<DashboardHub, IDashboardClient> hub, TimeProvider clock, ILogger<ChangeForwarder> logger)
    : BackgroundService
{
    /// <summary>Shortest time between two rounds of messages.</summary>
    internal static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await Task.WhenAll(ForwardChangesAsync(stoppingToken), ForwardStatusesAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // A start that fails ends its services without stopping them first; to the host that looks like a fault of theirs.
            LogEnded();
        }
    }

    /// <summary>The views that a change concerns, each with what to say of it.</summary>
    internal static IEnumerable<ViewChange> ViewsOf(ProjectionChange change)
    {
        if (!Views.ByProjection.TryGetValue(change.Projection, out var view))
        {
            yield break;
        }

        var ids = change.Keys.Select(IdOf).OfType<Guid>().Distinct().ToList();
        var position = change.Position.ToString();
        yield return new ViewChange(view, position, ids);
        foreach (var id in ids)
        {
            yield return new ViewChange(Views.Of(view, id), position, [id]);
        }
    }

    private async Task ForwardChangesAsync(CancellationToken stoppingToken)
    {
        using var subscription = feed.Subscribe();
        while (!stoppingToken.IsCancellationRequested)
        {
            var changes = await subscription.NextAsync(stoppingToken);
            if (changes.Count == 0)
            {
                return;
            }

            foreach (var change in changes.SelectMany(ViewsOf))
            {
                await SendAsync(change, stoppingToken);
            }

            await Task.Delay(Pause, clock, stoppingToken);
        }
    }

    private async Task ForwardStatusesAsync(CancellationToken stoppingToken)
    {
        // One place in the queue: statuses that change while the last message is under way are one change more, not many.
        var changed = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
        void Note() => changed.Writer.TryWrite(true);
        monitor.Changed += Note;
        try
        {
            await foreach (var _ in changed.Reader.ReadAllAsync(stoppingToken))
            {
                var behind = monitor.Statuses.Select(status => status.Position).DefaultIfEmpty().Min();
                await SendAsync(new ViewChange(Views.Operations, behind.ToString(), []), stoppingToken);
            }
        }
        finally
        {
            monitor.Changed -= Note;
        }
    }

    private async Task SendAsync(ViewChange change, CancellationToken stoppingToken)
    {
        try
        {
            await hub.Clients.Group(change.View).Changed(change).WaitAsync(stoppingToken);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            // One client's broken connection is no reason to stop telling the others.
            LogNotSent(fault, change.View);
        }
    }

    /// <summary>A row's key is its thing's id, or begins with it.</summary>
    private static Guid? IdOf(string key) =>
        key.Length >= 36 && (key.Length == 36 || key[36] is '/') && Guid.TryParseExact(key.AsSpan(0, 36), "D", out var id) ? id : null;

    [LoggerMessage(Level = LogLevel.Debug, Message = "Changes are no longer forwarded.")]
    private partial void LogEnded();

    [LoggerMessage(Level = LogLevel.Warning, Message = "A change of {View} could not be sent.")]
    private partial void LogNotSent(Exception fault, string view);
}
