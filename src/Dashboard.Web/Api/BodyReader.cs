using System.Collections;
using System.Reflection;
using System.Text.Json;
using Dashboard.Domain;

namespace Dashboard.Web.Api;

/// <summary>Reads JSON into records, lists and plain values, field by field.</summary>
internal static class BodyReader
{
    private const int LongestName = 50;

    private static readonly Dictionary<Type, (string Expected, Func<JsonElement, object?> Read)> Plain = new()
    {
        [typeof(string)] = ("a text", ReadText),
        [typeof(int)] = ("a whole number", value => value.ValueKind is JsonValueKind.Number && value.TryGetInt32(out var number) ? number : null),
        [typeof(long)] = ("a whole number", value => value.ValueKind is JsonValueKind.Number && value.TryGetInt64(out var number) ? number : null),
        [typeof(bool)] = ("true or false", value => value.ValueKind is JsonValueKind.True or JsonValueKind.False ? value.GetBoolean() : null),
        [typeof(decimal)] = ("a number", value => value.ValueKind is JsonValueKind.Number && value.TryGetDecimal(out var number) ? number : null),
        [typeof(Guid)] = ("a UUID", value => Guid.TryParseExact(ReadText(value) as string, "D", out var id) ? id : null),
    };

    /// <summary>Reads a value of a type; a value that does not fit is nothing, and a fault.</summary>
    public static object? Read(JsonElement value, Type type, string path, List<FieldFault> faults)
    {
        if (value.ValueKind is JsonValueKind.Null)
        {
            return null;
        }

        var plain = Nullable.GetUnderlyingType(type) ?? type;
        if (Plain.TryGetValue(plain, out var kind))
        {
            var read = kind.Read(value);
            return read ?? Fault(path, kind.Expected, faults);
        }

        return plain.IsGenericType
            ? ReadList(value, plain.GetGenericArguments()[0], path, faults)
            : ReadRecord(value, plain, path, faults);
    }

    private static object? ReadList(JsonElement value, Type item, string path, List<FieldFault> faults)
    {
        if (value.ValueKind is not JsonValueKind.Array)
        {
            return Fault(path, "a list", faults);
        }

        var list = (IList)Activator.CreateInstance(typeof(List<>).MakeGenericType(item))!;
        foreach (var element in value.EnumerateArray())
        {
            list.Add(Read(element, item, $"{path}[{list.Count}]", faults));
        }

        return list;
    }

    private static object? ReadRecord(JsonElement value, Type type, string path, List<FieldFault> faults)
    {
        if (value.ValueKind is not JsonValueKind.Object)
        {
            return Fault(path, "an object", faults);
        }

        var record = Activator.CreateInstance(type);
        var seen = new HashSet<PropertyInfo>();
        foreach (var member in value.EnumerateObject())
        {
            var name = NameOf(member);
            if (type.GetProperty(name, BindingFlags.Public | BindingFlags.Instance | BindingFlags.IgnoreCase) is not { CanWrite: true } property)
            {
                // A field that is passed over is mostly one that is misspelt, and what it was to say would be lost without a word.
                faults.Add(new FieldFault(Join(path, name), $"{Join(path, name)} is not known here."));
            }
            else if (!seen.Add(property))
            {
                faults.Add(new FieldFault(Join(path, name), $"{Join(path, name)} is there twice."));
            }
            else
            {
                property.SetValue(record, Read(member.Value, property.PropertyType, Join(path, Problems.CamelCase(property.Name)), faults));
            }
        }

        return record;
    }

    /// <summary>The name of a field, as much of it as a sentence takes.</summary>
    private static string NameOf(JsonProperty member)
    {
        try
        {
            return member.Name.Length <= LongestName ? member.Name : member.Name[..LongestName];
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair, as in ReadText.
            return "?";
        }
    }

    private static object? ReadText(JsonElement value)
    {
        if (value.ValueKind is not JsonValueKind.String)
        {
            return null;
        }

        try
        {
            // Nor is NUL: no database of ours holds it.
            return value.GetString() is { } text && !text.Contains('\0', StringComparison.Ordinal) ? text : null;
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair is valid JSON and no text.
            return null;
        }
    }

    private static object? Fault(string path, string expected, List<FieldFault> faults)
    {
        faults.Add(new FieldFault(path, $"{path} must be {expected}."));
        return null;
    }

    private static string Join(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";
}
