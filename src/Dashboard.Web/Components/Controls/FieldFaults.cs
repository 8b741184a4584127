using Dashboard.Domain;

namespace Dashboard.Web.Components.Controls;

/// <summary>What is wrong with the fields of a form, by the field's path in the command.</summary>
public sealed class FieldFaults(IEnumerable<FieldFault> faults)
{
    private readonly ILookup<string, string> _sentences = faults.ToLookup(fault => WithoutIndex(fault.Field), fault => fault.Sentence, StringComparer.OrdinalIgnoreCase);

    /// <summary>Nothing is wrong.</summary>
    public static FieldFaults None { get; } = new([]);

    /// <summary>What is wrong with one field, or with any of the values that are typed in it, in sentences; nothing when it is right.</summary>
    public string? this[string field] => _sentences.Contains(field) ? string.Join(' ', _sentences[field].Distinct(StringComparer.Ordinal)) : null;

    /// <summary>What is wrong with fields that the form has no input for.</summary>
    /// <param name="shown">Fields that the form shows.</param>
    public IEnumerable<string> Others(IReadOnlyCollection<string> shown) =>
        _sentences.Where(field => !shown.Contains(field.Key, StringComparer.OrdinalIgnoreCase)).SelectMany(field => field);

    /// <summary>One of several values of a field, <c>Images[1]</c>, is a matter of the field; a field of one of several things, <c>Items[1].Price</c>, of its own.</summary>
    private static string WithoutIndex(string field) =>
        field.EndsWith(']') && field.LastIndexOf('[') is var at and > 0 ? field[..at] : field;
}
