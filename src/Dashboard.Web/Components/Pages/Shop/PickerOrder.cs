namespace Dashboard.Web.Components.Pages.Shop;

/// <summary>In what order a picker offers what it found: whoever types a whole name means the one that has it.</summary>
internal static class PickerOrder
{
    /// <summary>First what is called exactly so, then what begins so, then what holds it.</summary>
    /// <param name="beginning">Those whose names come first from the text on, in the order of names.</param>
    /// <param name="holding">Those that hold the text.</param>
    /// <param name="text">What was typed.</param>
    /// <param name="most">How many are offered.</param>
    /// <param name="id">Tells one from another.</param>
    /// <param name="names">What one is called; the first is what it begins with.</param>
    public static IReadOnlyList<TItem> Of<TItem>(
        IReadOnlyList<TItem> beginning, IReadOnlyList<TItem> holding, string text, int most, Func<TItem, Guid> id, params Func<TItem, string>[] names) =>
    [
        .. beginning.Where(item => names[0](item).StartsWith(text, StringComparison.OrdinalIgnoreCase))
            .Concat(holding)
            .DistinctBy(id)
            .OrderByDescending(item => names.Any(name => name(item).Equals(text, StringComparison.OrdinalIgnoreCase)))
            .Take(most),
    ];
}
