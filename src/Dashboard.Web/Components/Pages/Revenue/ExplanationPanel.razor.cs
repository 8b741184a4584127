using Dashboard.ReadSide.Projections;
using Dashboard.ReadSide.Questions;
using Dashboard.Web.Components.Controls;
using Dashboard.Web.Components.Formats;
using Dashboard.Web.Components.Live;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Dashboard.Web.Components.Pages.Revenue;

/// <summary>
/// A panel beside the page that says what a figure is made of. What it explains lives in the address: a link opens it,
/// Escape and Close take it out of the address again, Back leads to the figure explained before.
/// </summary>
public sealed partial class ExplanationPanel : LiveComponent<ExplanationAnswer>
{
    private ElementReference _dialog;
    private ElementReference _title;
    private Explanation? _shown;
    private IReadOnlyList<CalculationLine> _lines = [];

    /// <summary>What is explained.</summary>
    [Parameter, EditorRequired]
    public required Explanation Of { get; set; }

    /// <summary>Cursor of the page of its list.</summary>
    [Parameter]
    public string? Cursor { get; set; }

    /// <summary>Number of that page, for people.</summary>
    [Parameter]
    public string? PageNumber { get; set; }

    [Inject]
    public required StoreFormat Format { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Inject]
    public required IJSRuntime Script { get; init; }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Projections { get; } = [ProjectionNames.Revenue];

    /// <inheritdoc/>
    protected override object? Identity => Of;

    /// <inheritdoc/>
    protected override object? Filter => Cursor;

    private ExplanationHead? Head => Answer is { } answer ? ExplanationHead.Of(Of, answer, Format) : null;

    /// <inheritdoc/>
    protected override Task<ExplanationAnswer?> AskAsync(CancellationToken cancellationToken) =>
        ExplanationAnswer.AskAsync(Desk, Of, new PageRequest { Cursor = Cursor }, cancellationToken)!;

    /// <inheritdoc/>
    protected override void OnAnswered(ExplanationAnswer? before, ExplanationAnswer? answer, bool isSameQuestion) =>
        _lines = answer is null ? [] : new ExplanationLines(Of, answer, Format).Lines;

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_shown == Of)
        {
            return;
        }

        // The link that led from one figure to the next is gone with the first: the heading takes the focus in its place.
        _shown = Of;
        try
        {
            await Script.InvokeVoidAsync("dashboard.showPanel", Stopping, _dialog, _title);
        }
        catch (Exception fault) when (fault is JSDisconnectedException or OperationCanceledException)
        {
            LiveLog.Ended(Loggers.CreateLogger<ExplanationPanel>(), nameof(ExplanationPanel));
        }
    }

    private string Listed(decimal? sum, long? rows) => Format.Exact(sum) + (rows is { } count ? $" of {Format.Count(count, "customer", "customers")}" : "");

    private void Leave() => Explanation.Leave(Navigation);

    private void GoTo(PageMove move) =>
        Navigation.SetQuery(replace: false, ("cursor", move.Cursor), ("page", move.Number > 1 ? move.Number : null));
}
