using Dashboard.ReadSide.Past;
using System.Globalization;
using Dashboard.Web.Components.Live;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace Dashboard.Web.Components.Controls;

/// <summary>How long until an instant, counted down by the second: <c>in 3:12</c>, <c>in 1:03:12</c>, <c>in 12 days</c>; <c>now</c> once it is there.</summary>
public sealed class Countdown : ComponentBase, IDisposable
{
    private string _text = "";

    /// <summary>The instant.</summary>
    [Parameter, EditorRequired]
    public DateTimeOffset Until { get; set; }

    [Inject]
    public required Ticker Ticker { get; init; }

    [Inject]
    public required Viewpoint Viewpoint { get; init; }

    /// <inheritdoc/>
    public void Dispose() => Ticker.Tick -= Turn;

    /// <inheritdoc/>
    protected override void OnInitialized() => Ticker.Tick += Turn;

    /// <inheritdoc/>
    protected override void OnParametersSet() => _text = Text;

    /// <inheritdoc/>
    protected override void BuildRenderTree(RenderTreeBuilder builder) => builder.AddContent(0, _text);

    private string Text => (Until - Viewpoint.Now) switch
    {
        { Ticks: <= 0 } => "now",
        { TotalHours: < 1 } left => string.Create(CultureInfo.InvariantCulture, $"in {(int)left.TotalMinutes}:{left.Seconds:00}"),
        { TotalDays: < 2 } left => string.Create(CultureInfo.InvariantCulture, $"in {(int)left.TotalHours}:{left.Minutes:00}:{left.Seconds:00}"),
        var left => string.Create(CultureInfo.InvariantCulture, $"in {(int)left.TotalDays} days"),
    };

    private void Turn()
    {
        if (Text != _text)
        {
            _ = InvokeAsync(() =>
            {
                _text = Text;
                StateHasChanged();
            });
        }
    }
}
