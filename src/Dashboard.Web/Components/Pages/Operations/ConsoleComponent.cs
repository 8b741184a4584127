using Dashboard.ReadSide.Operations;
using Dashboard.ReadSide.Projections;
using Dashboard.Web.Components.Live;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Web.Components.Pages.Operations;

/// <summary>
/// A live view of projections. What operators do reaches it by the change feed, as everywhere; what moves by itself is
/// shown too: a status when the monitor says so, a rebuild's progress every second, and what only the database knows
/// (sizes, the log's low mark) every few seconds.
/// </summary>
/// <typeparam name="TAnswer">All that the component shows.</typeparam>
public abstract class ConsoleComponent<TAnswer> : LiveComponent<TAnswer>
    where TAnswer : class
{
    private const int TicksAtRest = 3;

    private Task _asked = Task.CompletedTask;
    private int _ticks;

    [Inject]
    public required Ticker Ticker { get; init; }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Projections { get; } = [ProjectionNames.Operations];

    /// <inheritdoc/>
    protected override bool IsOfNow => true;

    /// <summary>Whether the answer shows something that moves on without anybody doing anything, such as a rebuild.</summary>
    protected abstract bool IsMoving { get; }

    /// <summary>Of all screens this one is used when projections are far behind, the one that hears of commands included.</summary>
    protected override TimeSpan LongestPending => TimeSpan.FromHours(1);

    /// <inheritdoc/>
    protected override void OnInitialized()
    {
        base.OnInitialized();
        Ticker.Tick += Turn;
        Monitor.Changed += Show;
        Stopping.Register(() =>
        {
            Ticker.Tick -= Turn;
            Monitor.Changed -= Show;
        });
    }

    /// <summary>A projection as it is at this moment, a view that is held still excepted.</summary>
    protected ProjectionView Present(ProjectionView projection)
    {
        if (IsPaused || Monitor.Statuses.FirstOrDefault(status => status.Name == projection.Status.Name) is not { } status)
        {
            return projection;
        }

        // What waits since before the node began its runner no longer tells, but the answer does.
        return projection with
        {
            Status = status.Parked > 0 ? status with { Fault = status.Fault ?? projection.Status.Fault, LastError = status.LastError ?? projection.Status.LastError } : status,
        };
    }

    private void Show() => _ = InvokeAsync(() =>
    {
        if (!IsPaused && HasAnswer)
        {
            StateHasChanged();
        }
    });

    private void Turn() => _ = InvokeAsync(() =>
    {
        // After a failure the frame asks again; and a question that takes long is not overtaken for ever by the next.
        var isDue = ++_ticks >= (IsMoving ? 1 : TicksAtRest) && Failure is null && _asked.IsCompleted;
        if (IsPaused || !HasAnswer)
        {
            return;
        }

        if (isDue)
        {
            (_ticks, _asked) = (0, AskAgainAsync());
        }

        StateHasChanged();
    });
}
