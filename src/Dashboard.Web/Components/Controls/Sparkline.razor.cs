using System.Globalization;
using Dashboard.Web.Components.Formats;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Web.Components.Controls;

/// <summary>Values of the last while as a line, oldest first, from zero up to the largest; nothing for fewer than two.</summary>
public sealed partial class Sparkline : ComponentBase
{
    private const double Width = 120;
    private const double Height = 28;

    /// <summary>The values, oldest first; none is negative.</summary>
    [Parameter, EditorRequired]
    public required IReadOnlyList<double> Values { get; set; }

    /// <summary>What the values are: <c>Events a second over the last minute</c>.</summary>
    [Parameter, EditorRequired]
    public required string Label { get; set; }

    [Inject]
    public required StoreFormat Format { get; init; }

    private string Text => $"{Label}: now {Format.Rate(Values[^1])}, at most {Format.Rate(Values.Max())}.";

    private string Line => string.Join(' ', Values.Select(PointOf));

    private string Area => string.Create(CultureInfo.InvariantCulture, $"0,{Height} {Line} {Width},{Height}");

    private string PointOf(double value, int index)
    {
        // One pixel stays free at the top and the bottom, so that the line is not cut in half there.
        var share = Values.Max() is > 0 and var most ? value / most : 0;
        return string.Create(CultureInfo.InvariantCulture, $"{index * Width / (Values.Count - 1):0.#},{1 + (1 - share) * (Height - 2):0.#}");
    }
}
