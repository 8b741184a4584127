using Dashboard.ReadSide.Revenue;
using Dashboard.Web.Components.Formats;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Web.Components.Pages.Revenue;

/// <summary>A key figure: its value, how it moved, and how it comes about.</summary>
public sealed partial class FigureCard : ComponentBase
{
    private FigureText _text = null!;
    private FigureText? _before;

    /// <summary>Which figure.</summary>
    [Parameter, EditorRequired]
    public Figure Figure { get; set; }

    /// <summary>The figures of the period.</summary>
    [Parameter, EditorRequired]
    public required RevenueMetrics Metrics { get; set; }

    /// <summary>The figures compared with; nothing when there is nothing to compare with.</summary>
    [Parameter, EditorRequired]
    public RevenueMetrics? Previous { get; set; }

    [Inject]
    public required StoreFormat Format { get; init; }

    private FigureChange? Change => Previous is null ? null : FigureChange.Of(Figure, Metrics, Previous, Format);

    /// <inheritdoc/>
    protected override void OnParametersSet() =>
        (_text, _before) = (FigureText.Of(Figure, Metrics, Format), Previous is null ? null : FigureText.Of(Figure, Previous, Format));
}
