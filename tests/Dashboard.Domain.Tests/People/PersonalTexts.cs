using System.Reflection;
using System.Text.Json.Nodes;
using Dashboard.Domain.Log;
using Dashboard.Domain.Orders;
using Dashboard.Domain.People;

namespace Dashboard.Domain.Tests.People;

/// <summary>What an event knows of a person, by the table of personal fields.</summary>
internal static class PersonalTexts
{
    public static IReadOnlyList<string> Of(IEvent change) => [.. PersonalFields.Names[change.GetType()]
        .Select(name => change.GetType().GetProperty(name)!.GetValue(change))
        .SelectMany(value => value is Address address ? [address.Street, address.City, address.PostalCode, address.Country] : new[] { (string?)value })
        .OfType<string>()];

    /// <summary>Everything else, as JSON.</summary>
    public static string Without(IEvent change)
    {
        var all = JsonNode.Parse(EventCatalog.Show(change))!.AsObject();
        foreach (var name in PersonalFields.Names[change.GetType()])
        {
            all.Remove(char.ToLowerInvariant(name[0]) + name[1..]);
        }

        return all.ToJsonString();
    }
}
