using Dashboard.ReadSide.Projections;
using Dashboard.ReadSide.Storage;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Dashboard.ReadSide.Past;

/// <summary>
/// Builds the views as of a moment that are asked for, one after the other, and drops those that nobody wants any more, on one node at
/// a time. What a node left behind when it died is dropped, or built anew if it is still wanted, by whoever comes next.
/// </summary>
internal sealed partial class PastWorker(
    PastBook book,
    PastBuild build,
    PastPlaces places,
    IReadDatabase database,
    ChangeHub feed,
    IOptions<PastOptions> options,
    IOptions<ProjectionOptions> projections,
    TimeProvider clock,
    ILogger<PastWorker> logger) : BackgroundService
{
    private const string Right = "views as of";
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(500);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var changes = feed.Subscribe(ProjectionNames.Operations);
        while (!stoppingToken.IsCancellationRequested && projections.Value.Run)
        {
            try
            {
                await LookAsync(stoppingToken);
                await changes.WaitAsync(projections.Value.LockRetry, clock, stoppingToken);
            }
            catch (Exception) when (stoppingToken.IsCancellationRequested)
            {
                break;
            }
            catch (Exception fault)
            {
                LogFault(fault);
                await Task.Delay(projections.Value.PollInterval, clock, CancellationToken.None);
            }
        }
    }

    private async Task LookAsync(CancellationToken cancellationToken)
    {
        if (!(await book.OpenAsync(cancellationToken)).Any(IsDue))
        {
            return;
        }

        await using var right = await database.TryLockAsync(Right, cancellationToken);
        if (right is null)
        {
            return;
        }

        using var held = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, right.Lost);
        while ((await book.OpenAsync(held.Token)).FirstOrDefault(IsDue) is { } due)
        {
            await (WhyDrop(due) is { } why ? DropAsync(due.Work!, why, held.Token) : BuildAsync(due, held.Token));
        }
    }

    private bool IsDue(PastCase one) => WhyDrop(one) is not null || one.IsToBeBuilt;

    private string? WhyDrop(PastCase one) => one.WhyDrop(places.Shape, options.Value.Keep, clock.GetUtcNow());

    private async Task BuildAsync(PastCase wanted, CancellationToken cancellationToken)
    {
        var request = wanted.Request!;
        var taken = (await book.OpenAsync(cancellationToken)).Where(one => one.ViewId != wanted.ViewId).Select(one => one.Work?.Place).ToHashSet();
        var free = wanted.Work?.Place ?? Enumerable.Range(1, Math.Min(options.Value.Most, PastPlaces.Count)).FirstOrDefault(number => !taken.Contains(number));
        var now = clock.GetUtcNow();
        var work = new PastWork
        {
            ViewId = request.ViewId,
            At = request.At,
            RequestId = request.RequestId,
            State = free == 0 ? PastState.Failed : PastState.Building,
            Place = Math.Max(1, free),
            Shape = places.Shape,
            Node = NodeName.Here,
            StartedAt = now,
            UsedAt = now,
            EndedAt = free == 0 ? now : null,
            Note = free == 0 ? "There was no room for another one." : null,
        };
        await book.BeginAsync(work, cancellationToken);
        if (free != 0)
        {
            await FillAsync(work, cancellationToken);
        }
    }

    private async Task FillAsync(PastWork work, CancellationToken cancellationToken)
    {
        using var going = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var progress = new PastProgress(clock);
        var vigil = KeepAsync(work, progress, going);
        try
        {
            LogBegun(work.At, work.Place);
            var setAside = await build.RunAsync(places[work.Place], work.At, progress, going.Token);
            await going.CancelAsync();
            await vigil;
            var (now, handled) = (clock.GetUtcNow(), progress.ToHandle);
            await book.NoteAsync(
                work.ViewId,
                set => set.SetProperty(row => row.State, PastState.Ready).SetProperty(row => row.ReadyAt, now).SetProperty(row => row.UsedAt, now)
                    .SetProperty(row => row.EventsHandled, handled).SetProperty(row => row.EventsToHandle, handled)
                    .SetProperty(row => row.SecondsLeft, (double?)null).SetProperty(row => row.SetAside, setAside),
                cancellationToken,
                only: PastState.Building);
            LogReady(work.At, work.Place, (now - work.StartedAt).TotalSeconds);
        }
        catch (Exception) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellationToken);
        }
        catch (OperationCanceledException) when (going.IsCancellationRequested)
        {
            // It was called off: the next look drops what is there.
            return;
        }
        catch (Exception fault) when (!database.IsTransient(fault))
        {
            LogFault(fault);
            await FailAsync(work, fault is NoPastException ? fault.Message : fault.GetBaseException().Message, cancellationToken);
        }
        finally
        {
            await going.CancelAsync();
            await vigil;
        }
    }

    /// <summary>Writes down how far it is, and ends it when it was called off.</summary>
    private async Task KeepAsync(PastWork work, PastProgress progress, CancellationTokenSource going)
    {
        while (!going.IsCancellationRequested)
        {
            try
            {
                await Task.Delay(Beat, clock, going.Token);
                var ((handled, left), toHandle) = (progress.Look(), progress.ToHandle);
                await book.NoteAsync(
                    work.ViewId,
                    set => set.SetProperty(row => row.EventsHandled, handled).SetProperty(row => row.EventsToHandle, toHandle).SetProperty(row => row.SecondsLeft, left),
                    going.Token);
                if (await book.IsUnwantedAsync(work, going.Token))
                {
                    await going.CancelAsync();
                }
            }
            catch (Exception) when (going.IsCancellationRequested)
            {
                return;
            }
            catch (Exception fault)
            {
                LogFault(fault);
            }
        }
    }

    private async Task FailAsync(PastWork work, string sentence, CancellationToken cancellationToken)
    {
        await book.NoteAsync(work.ViewId, set => set.SetProperty(row => row.State, PastState.Failed).SetProperty(row => row.Note, sentence), cancellationToken);
        await EndAsync(work, cancellationToken);
    }

    /// <summary>First nobody may begin to look any more, then the tables go.</summary>
    private async Task DropAsync(PastWork work, string why, CancellationToken cancellationToken)
    {
        if (work.State is not PastState.Failed)
        {
            await book.NoteAsync(work.ViewId, set => set.SetProperty(row => row.State, PastState.Dropped).SetProperty(row => row.Note, why), cancellationToken);
        }

        await EndAsync(work, cancellationToken);
        LogDropped(work.At, why);
    }

    private async Task EndAsync(PastWork work, CancellationToken cancellationToken)
    {
        await places[work.Place].ClearAsync(places.Projections, cancellationToken);
        var now = clock.GetUtcNow();
        await book.NoteAsync(work.ViewId, set => set.SetProperty(row => row.EndedAt, now), cancellationToken);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "The view as of {At:O} is built in place {Place}.")]
    private partial void LogBegun(DateTimeOffset at, int place);

    [LoggerMessage(Level = LogLevel.Information, Message = "The view as of {At:O} is there, in place {Place}, after {Seconds:0.0} s.")]
    private partial void LogReady(DateTimeOffset at, int place, double seconds);

    [LoggerMessage(Level = LogLevel.Information, Message = "The view as of {At:O} is dropped. {Why}")]
    private partial void LogDropped(DateTimeOffset at, string why);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Views as of a moment could not be looked after; it is tried again.")]
    private partial void LogFault(Exception exception);
}
