using System.Collections;
using System.Reflection;
using System.Text.Json;
using Dashboard.Domain;

namespace Dashboard.Web.Api;

/// <summary>Reads JSON into records, lists and plain values, field by field.</summary>
internal static class BodyReader
{
    private static readonly Dictionary<Type, (string Expected, Func<JsonElement, object?> Read)> Plain = new()
    {
        [typeof(string)] = ("a text", ReadText),
        [typeof(int)] = ("a whole number", value => value.ValueKind is JsonValueKind.Number && value.TryGetInt32(out var number) ? number : null),
        [typeof(long)] = ("a whole number", value => value.ValueKind is JsonValueKind.Number && value.TryGetInt64(out var number) ? number : null),
        [typeof(bool)] = ("true or false", value => value.ValueKind is JsonValueKind.True or JsonValueKind.False ? value.GetBoolean() : null),
        [typeof(decimal)] = ("a number", value => value.ValueKind is JsonValueKind.Number && value.TryGetDecimal(out var number) ? number : null),
        [typeof(Guid)] = ("a UUID", value => value.ValueKind is JsonValueKind.String && value.TryGetGuid(out var id) ? id : null),
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
        foreach (var member in value.EnumerateObject())
        {
            if (type.GetProperty(member.Name, BindingFlags.Public | BindingFlags.Instance | BindingFlags.IgnoreCase) is { CanWrite: true } property)
            {
                property.SetValue(record, Read(member.Value, property.PropertyType, Join(path, Problems.CamelCase(property.Name)), faults));
            }
        }

        return record;
    }

    private static object? ReadText(JsonElement value)
    {
        if (value.ValueKind is not JsonValueKind.String)
        {
            return null;
        }

        try
        {
            return value.GetString();
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
