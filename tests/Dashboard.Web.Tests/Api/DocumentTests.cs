using System.Net;
using System.Reflection;
using System.Text.Json;
using Dashboard.Domain;
using Dashboard.Web.Tests.Hosts;

namespace Dashboard.Web.Tests.Api;

/// <summary>The document that describes the API says of every body what is read of it.</summary>
[Collection(ApiCollection.Name)]
public sealed class DocumentTests(DashboardServer server)
{
    [Fact]
    public async Task Body_OfEveryRoute_IsDescribedAsItIsRead()
    {
        var viewer = await server.ClientAsync(Role.Viewer);
        var document = await viewer.SendAsync(HttpMethod.Get, "/openapi/v1.json", null, HttpStatusCode.OK);
        var (paths, schemas) = (document.GetProperty("paths"), document.GetProperty("components").GetProperty("schemas"));
        var wrong = new List<string>();

        foreach (var route in ApiRoutes.Of(server).Where(route => route.Body is not null && paths.TryGetProperty(route.Pattern, out _)))
        {
            var schema = paths.GetProperty(route.Pattern).GetProperty(route.Method.Method.ToLowerInvariant())
                .GetProperty("requestBody").GetProperty("content").GetProperty("application/json").GetProperty("schema");
            var told = Fields(schema.TryGetProperty("$ref", out var reference) ? schemas.GetProperty(reference.GetString()!.Split('/')[^1]) : schema);
            var read = route.Body!.GetProperties(BindingFlags.Instance | BindingFlags.Public).Select(property => JsonNamingPolicy.CamelCase.ConvertName(property.Name)).ToHashSet(StringComparer.Ordinal);
            if (!told.SetEquals(read))
            {
                wrong.Add($"{route}: {string.Join(", ", told)} instead of {string.Join(", ", read)}");
            }
        }

        Assert.True(wrong.Count == 0, string.Join(Environment.NewLine, wrong));
    }

    private static HashSet<string> Fields(JsonElement schema) => schema.TryGetProperty("properties", out var properties) ? [.. properties.EnumerateObject().Select(field => field.Name)] : [];
}
