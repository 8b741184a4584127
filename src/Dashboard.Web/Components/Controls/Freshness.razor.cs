using Dashboard.ReadSide.Projections;
using Dashboard.Web.Components.Formats;
using Dashboard.Web.Components.Live;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Web.Components.Controls;

/// <summary>
/// "as of 14:03:22" in the shop's time: amber when the view lags by more than two seconds, red when its projection
/// stands still, with the reason as text; <em>saving</em> after a command until its effect is shown; pause and resume.
/// </summary>
public sealed partial class Freshness : ComponentBase, IDisposable
{
    private FreshnessState? _state;

    /// <summary>The live view it speaks for; usually <c>this</c>.</summary>
    [Parameter, EditorRequired]
    public required ILive Live { get; set; }

    [Inject]
    public required IProjectionMonitor Monitor { get; init; }

    [Inject]
    public required Ticker Ticker { get; init; }

    [Inject]
    public required TimeProvider Time { get; init; }

    [Inject]
    public required StoreFormat Format { get; init; }

    private DateTimeOffset AsOf => Live.FrozenAt ?? _state!.AsOf;

    private string Tone => _state?.Level switch
    {
        FreshnessLevel.Stopped => "stopped",
        FreshnessLevel.Behind => "behind",
        _ => Live.IsPaused ? "behind" : "fresh",
    };

    /// <inheritdoc/>
    protected override void OnInitialized()
    {
        Monitor.Changed += Look;
        Ticker.Tick += Look;
    }

    /// <inheritdoc/>
    protected override void OnParametersSet() => _state = Measure();

    /// <inheritdoc/>
    public void Dispose()
    {
        Monitor.Changed -= Look;
        Ticker.Tick -= Look;
    }

    private void Look() => _ = InvokeAsync(() =>
    {
        var before = _state;
        _state = Measure();
        if (_state != before)
        {
            StateHasChanged();
        }
    });

    private FreshnessState? Measure() => FreshnessState.Of(Live.Projections.Select(Monitor.Status), Time.GetUtcNow(), Format);
}
