using Dashboard.ReadSide.Past;
using Dashboard.Web.Components.Formats;
using Dashboard.Web.Components.Live;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Web.Components.Controls;

/// <summary>Tells a view that shows "today" when the shop's day is another one: nothing else happens at midnight that it could follow.</summary>
public sealed class DayTurn : ComponentBase, IDisposable
{
    /// <summary>The day that is shown as today.</summary>
    [Parameter, EditorRequired]
    public DateOnly Day { get; set; }

    /// <summary>Told every second from when the day is another one until <see cref="Day"/> says so.</summary>
    [Parameter, EditorRequired]
    public EventCallback Turned { get; set; }

    [Inject]
    public required Ticker Ticker { get; init; }

    [Inject]
    public required Viewpoint Viewpoint { get; init; }

    [Inject]
    public required StoreFormat Format { get; init; }

    /// <inheritdoc/>
    protected override void OnInitialized() => Ticker.Tick += Look;

    /// <inheritdoc/>
    public void Dispose() => Ticker.Tick -= Look;

    private void Look()
    {
        if (Format.DayOf(Viewpoint.Now) != Day)
        {
            _ = InvokeAsync(() => Turned.InvokeAsync());
        }
    }
}
