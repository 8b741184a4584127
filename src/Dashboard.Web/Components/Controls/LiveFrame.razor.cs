using Dashboard.Web.Components.Live;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Web.Components.Controls;

/// <summary>
/// The states of a live view: loading (skeleton), failed (sentence and "try again"; the last answer stays below it),
/// empty, and the content. After a failure it asks again by itself every five seconds.
/// </summary>
public sealed partial class LiveFrame : ComponentBase, IDisposable
{
    private const int TicksBetweenRetries = 5;

    private int _ticks;

    /// <summary>The live view; usually <c>this</c>.</summary>
    [Parameter, EditorRequired]
    public required ILive Live { get; set; }

    /// <summary>Whether the answer holds nothing to show.</summary>
    [Parameter]
    public bool IsEmpty { get; set; }

    /// <summary>What is said when it is empty, in a sentence; <see cref="Empty"/> wins.</summary>
    [Parameter]
    public string EmptyText { get; set; } = "There is nothing here yet.";

    /// <summary>What is shown when it is empty.</summary>
    [Parameter]
    public RenderFragment? Empty { get; set; }

    /// <summary>Lines of the skeleton, about as many as the content will have.</summary>
    [Parameter]
    public int SkeletonRows { get; set; } = 6;

    /// <summary>Rendered once there is an answer that is not empty.</summary>
    [Parameter]
    public RenderFragment? ChildContent { get; set; }

    [Inject]
    public required Ticker Ticker { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    /// <summary>The same screen with nothing asked for in its address.</summary>
    private string FirstPage => new Uri(Navigation.Uri).AbsolutePath;

    /// <inheritdoc/>
    protected override void OnInitialized() => Ticker.Tick += Look;

    /// <inheritdoc/>
    public void Dispose() => Ticker.Tick -= Look;

    private void Look()
    {
        if (Live.Failure is null || Live.IsBadQuestion)
        {
            _ticks = 0;
        }
        else if (++_ticks >= TicksBetweenRetries)
        {
            _ticks = 0;
            _ = InvokeAsync(Live.AskAgainAsync);
        }
    }
}
