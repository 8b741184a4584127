using Dashboard.Web.Components.Live;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Web.Components.Controls;

/// <summary>A range that is often wanted.</summary>
/// <param name="Value">Its word in the address, parameter <c>range</c>.</param>
/// <param name="Text">Its name for people.</param>
public sealed record RangePreset(string Value, string Text);

/// <summary>
/// Lets a person choose a range of days: a preset, or two dates (<c>range=custom</c> with <c>from</c> and <c>to</c>). The
/// range lives in the address, so that back, forward, reload and a link keep it.
/// </summary>
public sealed partial class RangePicker : ComponentBase
{
    /// <summary>What <c>range</c> says when two dates were chosen.</summary>
    public const string Custom = "custom";

    private DateOnly? _from;
    private DateOnly? _to;
    private string? _fault;

    /// <summary>Ranges to choose from.</summary>
    [Parameter, EditorRequired]
    public required IReadOnlyList<RangePreset> Presets { get; set; }

    /// <summary>The chosen one's value; <see cref="Custom"/> for two dates.</summary>
    [Parameter, EditorRequired]
    public required string Chosen { get; set; }

    /// <summary>First day shown; nothing until it is known.</summary>
    [Parameter, EditorRequired]
    public DateOnly? From { get; set; }

    /// <summary>Last day shown.</summary>
    [Parameter, EditorRequired]
    public DateOnly? To { get; set; }

    /// <summary>Why two days are no range, in a sentence; nothing when they are.</summary>
    [Parameter, EditorRequired]
    public required Func<DateOnly, DateOnly, string?> Fault { get; set; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    private string? FromText => (_from ?? From) is { } day ? QueryText.Of(day) : null;

    private string? ToText => (_to ?? To) is { } day ? QueryText.Of(day) : null;

    private void Choose(string range)
    {
        (_from, _to, _fault) = (null, null, null);
        Navigation.SetQuery(replace: false, ("range", range), ("from", null), ("to", null));
    }

    private void ChooseFrom(ChangeEventArgs args) => ChooseDays(QueryText.Day(args.Value as string), QueryText.Day(ToText));

    private void ChooseTo(ChangeEventArgs args) => ChooseDays(QueryText.Day(FromText), QueryText.Day(args.Value as string));

    private void ChooseDays(DateOnly? from, DateOnly? to)
    {
        if (from is not { } first || to is not { } last)
        {
            return;
        }

        (_from, _to, _fault) = (first, last, Fault(first, last));
        if (_fault is null)
        {
            (_from, _to) = (null, null);
            Navigation.SetQuery(replace: false, ("range", Custom), ("from", QueryText.Of(first)), ("to", QueryText.Of(last)));
        }
    }
}
