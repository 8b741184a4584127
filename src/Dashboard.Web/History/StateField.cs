using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Dashboard.Web.History;

/// <summary>A field of a thing's state, at a moment and at another.</summary>
/// <param name="Path">Where it stands, for programs: <c>items[0].quantity</c>.</param>
/// <param name="Value">What it was; nothing where there was none.</param>
/// <param name="Other">What it was at the other moment; nothing where there was none.</param>
/// <param name="Change">How the other became this; nothing when both are the same.</param>
public sealed record StateField(string Path, string? Value, string? Other, FieldChange? Change)
{
    /// <summary>Whether it says yes or no, and nothing else.</summary>
    public bool IsFlag { get; init; }

    /// <summary>Name of the field for people: <c>Items, 1st: quantity</c> is <c>Items 1 › Quantity</c>.</summary>
    public string Name => string.Join(" › ", Path.Split('.').Select(Words));

    /// <summary>The fields of a state, in its order; with another one, what changed from that to this.</summary>
    public static IReadOnlyList<StateField> Of(JsonObject? state, JsonObject? other, bool compares)
    {
        var (now, then) = (Flat(state), Flat(other));
        var paths = now.Keys.Concat(then.Keys.Where(path => !now.ContainsKey(path)));
        return [.. paths.Select(path =>
        {
            var (leaf, leafBefore) = (now.GetValueOrDefault(path), then.GetValueOrDefault(path));
            var (value, before) = (Text(leaf), Text(leafBefore));
            FieldChange? change = !compares || value == before ? null : before is null ? FieldChange.Added : value is null ? FieldChange.Removed : FieldChange.Changed;
            return new StateField(path, value, before, change) { IsFlag = (leaf ?? leafBefore)?.GetValueKind() is JsonValueKind.True or JsonValueKind.False };
        })];
    }

    private static Dictionary<string, JsonValue> Flat(JsonObject? state)
    {
        var fields = new Dictionary<string, JsonValue>(StringComparer.Ordinal);
        if (state is not null)
        {
            Add(fields, "", state);
        }

        return fields;
    }

    private static void Add(Dictionary<string, JsonValue> fields, string path, JsonNode? node)
    {
        switch (node)
        {
            case JsonObject made:
                foreach (var (name, value) in made)
                {
                    Add(fields, path.Length == 0 ? name : $"{path}.{name}", value);
                }

                break;
            case JsonArray list:
                for (var index = 0; index < list.Count; index++)
                {
                    Add(fields, string.Create(CultureInfo.InvariantCulture, $"{path}[{index}]"), list[index]);
                }

                break;
            case JsonValue value:
                fields[path] = value;
                break;
            default:
                break;
        }
    }

    private static string? Text(JsonValue? value) => value?.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : value?.ToJsonString();

    private static string Words(string part)
    {
        var text = new StringBuilder();
        foreach (var letter in part)
        {
            _ = letter switch
            {
                '[' => text.Append(' '),
                ']' => text,
                _ when char.IsUpper(letter) => text.Append(' ').Append(char.ToLowerInvariant(letter)),
                _ => text.Append(text.Length == 0 ? char.ToUpperInvariant(letter) : letter),
            };
        }

        // People count from one.
        var words = text.ToString();
        var blank = words.LastIndexOf(' ');
        return part.EndsWith(']') && int.TryParse(words.AsSpan(blank + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var index)
            ? string.Create(CultureInfo.InvariantCulture, $"{words[..blank]} {index + 1}")
            : words;
    }
}

/// <summary>How a field became what it was.</summary>
public enum FieldChange
{
    /// <summary>It had another value before.</summary>
    Changed,

    /// <summary>It was not there before.</summary>
    Added,

    /// <summary>It is not there any more.</summary>
    Removed,
}
