using Dashboard.Domain;

namespace Dashboard.Web.Components.Controls;

/// <summary>What is wrong with the fields of a form, by the field's path in the command.</summary>
public sealed class FieldFaults(IEnumerable<FieldFault> faults)
{
    private readonly ILookup<string, string> _sentences = faults.ToLookup(fault => fault.Field, fault => fault.Sentence, StringComparer.OrdinalIgnoreCase);

    /// <summary>Nothing is wrong.</summary>
    public static FieldFaults None { get; } = new([]);

    /// <summary>What is wrong with one field, in sentences; nothing when it is right.</summary>
    public string? this[string field] => _sentences.Contains(field) ? string.Join(' ', _sentences[field]) : null;

    /// <summary>What is wrong with fields that the form has no input for.</summary>
    /// <param name="shown">Fields that the form shows.</param>
    public IEnumerable<string> Others(IReadOnlyCollection<string> shown) =>
        _sentences.Where(field => !shown.Contains(field.Key, StringComparer.OrdinalIgnoreCase)).SelectMany(field => field);
}
