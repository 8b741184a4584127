using System.Text.Json;
using System.Text.Json.Nodes;
using Dashboard.Domain.People;

namespace Dashboard.WriteSide.People;

/// <summary>An answer to a command as it is kept: JSON, whose sentences may name people.</summary>
internal static class KeptAnswer
{
    /// <summary>A text as it stands within one.</summary>
    public static string Escaped(string text) => JsonSerializer.Serialize(text)[1..^1];

    /// <summary>The answer without some texts; only within its values, so that it stays what it is.</summary>
    public static string Without(string outcome, IReadOnlyList<string> known)
    {
        var answer = JsonNode.Parse(outcome);
        return Cleaned(answer, known)?.ToJsonString() ?? outcome;
    }

    private static JsonNode? Cleaned(JsonNode? node, IReadOnlyList<string> known) => node switch
    {
        JsonObject parts => new JsonObject(parts.Select(part => KeyValuePair.Create(part.Key, Cleaned(part.Value, known)))),
        JsonArray items => new JsonArray([.. items.Select(item => Cleaned(item, known))]),
        JsonValue value when value.TryGetValue<string>(out var text) => known.Aggregate(text, (told, one) => told.Replace(one, Erased.Word, StringComparison.OrdinalIgnoreCase)),
        _ => node?.DeepClone(),
    };
}
