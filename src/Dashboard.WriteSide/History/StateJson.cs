using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Dashboard.Domain;

namespace Dashboard.WriteSide.History;

/// <summary>The state of an aggregate as JSON: everything that its events have set, and nothing that follows from it.</summary>
internal static class StateJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { KeepState } },
    };

    private static readonly ConcurrentDictionary<PropertyInfo, Action<object, object?>> Setters = [];

    /// <summary>
    /// Mark of the program that folds. State that another program folded may be another one, so a snapshot is good for one build of the
    /// domain only.
    /// </summary>
    public static string Shape { get; } = typeof(Aggregate).Module.ModuleVersionId.ToString("n");

    /// <summary>The state as text.</summary>
    public static string Write(Aggregate aggregate) => JsonSerializer.Serialize(aggregate, aggregate.GetType(), Options);

    /// <summary>The state as a tree.</summary>
    public static JsonObject Tree(Aggregate aggregate) => (JsonObject)JsonSerializer.SerializeToNode(aggregate, aggregate.GetType(), Options)!;

    /// <summary>An aggregate in the state that <see cref="Write"/> wrote.</summary>
    public static Aggregate Read(string state, Type type) => (Aggregate)JsonSerializer.Deserialize(state, type, Options)!;

    /// <summary>Setters of aggregates are their own; here alone somebody else uses them.</summary>
    private static void KeepState(JsonTypeInfo info)
    {
        if (!info.Type.IsAssignableTo(typeof(Aggregate)))
        {
            return;
        }

        info.CreateObject = () => Activator.CreateInstance(info.Type, nonPublic: true)!;
        for (var index = info.Properties.Count - 1; index >= 0; index--)
        {
            var json = info.Properties[index];
            if (json.AttributeProvider is PropertyInfo property && SetterOf(property) is { } set)
            {
                json.Set = set;
            }
            else
            {
                info.Properties.RemoveAt(index);
            }
        }
    }

    private static Action<object, object?>? SetterOf(PropertyInfo property) =>
        property.DeclaringType!.GetProperty(property.Name)!.GetSetMethod(nonPublic: true) is { } method
            ? Setters.GetOrAdd(property, _ => (target, value) => method.Invoke(target, [value]))
            : null;
}
