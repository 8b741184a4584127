using System.Globalization;
using Dashboard.Domain;

namespace Dashboard.Web.Components.Pages.Shop;

/// <summary>
/// Numbers as a person types them into a text field, kept as text until they are sent, so that nothing typed is ever
/// lost. A number that is none becomes a fault of its field.
/// </summary>
internal sealed class Typed
{
    private const NumberStyles Style = NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite | NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;

    private readonly List<FieldFault> _faults = [];

    /// <summary>The fields with numbers that are none.</summary>
    public IReadOnlyList<FieldFault> Faults => _faults;

    /// <summary>Reads a number, with a point or a single comma before its decimal places; nothing when it is none.</summary>
    public static decimal? Decimal(string? text) =>
        decimal.TryParse(WithPoint(text), Style, CultureInfo.InvariantCulture, out var value) ? value : null;

    /// <summary>Reads a whole number; nothing when it is none.</summary>
    public static int? Whole(string? text) =>
        int.TryParse(text, NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) ? value : null;

    /// <summary>A number as it stands in a text field when the form opens: <c>0.005</c>.</summary>
    public static string Of(decimal value) => value.ToString("0.####", CultureInfo.InvariantCulture);

    /// <inheritdoc cref="Of(decimal)"/>
    public static string Of(int value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>Reads a number that must be there; 0 and a fault when it is none.</summary>
    public decimal Decimal(string field, string name, string? text) =>
        Decimal(text) ?? Fault<decimal>(field, name, text, "such as 12.50");

    /// <summary>Reads a number that may be left out; a fault when something else than a number was typed.</summary>
    public decimal? OptionalDecimal(string field, string name, string? text) =>
        string.IsNullOrWhiteSpace(text) ? null : Decimal(field, name, text);

    /// <summary>Reads a whole number that must be there; 0 and a fault when it is none.</summary>
    public int Whole(string field, string name, string? text) =>
        Whole(text) ?? Fault<int>(field, name, text, "without decimal places");

    private static string? WithPoint(string? text) =>
        text is not null && text.Count(letter => letter == ',') == 1 && !text.Contains('.', StringComparison.Ordinal) ? text.Replace(',', '.') : text;

    private T Fault<T>(string field, string name, string? text, string like)
        where T : struct
    {
        _faults.Add(new FieldFault(field, string.IsNullOrWhiteSpace(text) ? $"{name} is required." : $"{name} must be a number, {like}."));
        return default;
    }
}
