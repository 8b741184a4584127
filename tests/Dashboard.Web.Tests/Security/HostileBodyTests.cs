using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Dashboard.Domain;
using Dashboard.Testing;
using Dashboard.Web.Tests.Hosts;

namespace Dashboard.Web.Tests.Security;

/// <summary>Every route that takes a body, sent everything that is none: it is told so in a sentence, the program stays well, and nothing is written.</summary>
[Collection(ApiCollection.Name)]
public sealed class HostileBodyTests(DashboardServer server)
{
    private static readonly Encoding Latin = Encoding.Latin1;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Body_ThatCannotBeMeant_IsRefusedWithASentence_AndNothingIsWritten()
    {
        var things = await KnownThings.MakeAsync(server);
        using var client = await NewAdministratorAsync();
        var (routes, wrong, sent) = (Routes(), new List<string>(), 0);
        var before = await server.CountEventsAsync();

        foreach (var route in routes)
        {
            foreach (var (what, body) in Broken(things.BodyOf(route)))
            {
                var fault = await FaultOfAsync(client, route, things.PathOf(route), body);
                sent++;
                if (fault is not null)
                {
                    wrong.Add($"{route}, {what}: {fault}");
                }
            }
        }

        Assert.True(wrong.Count == 0, string.Join(Environment.NewLine, wrong.Select(line => line.Length > 300 ? line[..300] : line)));
        Assert.Equal(before, await server.CountEventsAsync());
        Assert.True(sent > 1_000, $"Only {sent} were sent.");
    }

    [Fact]
    public async Task Body_OfTheRightTypesAndAbsurdValues_NeverBreaksTheProgram()
    {
        var things = await KnownThings.MakeAsync(server);
        using var client = await NewAdministratorAsync();
        var wrong = new List<string>();
        var before = await SetAsideAsync(client);

        // Failed sign-ins would let other tests wait, and a projection that other tests need would be paused.
        foreach (var route in Routes().Where(route => route.Pattern != "/api/auth/login"))
        {
            foreach (var (what, body) in Absurd(things.BodyOf(route)))
            {
                using var response = await SendAsync(client, route, things.PathOf(route).Replace("/Sales/", "/Nothing/", StringComparison.Ordinal), Encoding.UTF8.GetBytes(body), "application/json");
                if ((int)response.StatusCode >= 500 || response.StatusCode is HttpStatusCode.TooManyRequests)
                {
                    wrong.Add($"{route}, {what}: {(int)response.StatusCode}");
                }
            }
        }

        Assert.True(wrong.Count == 0, string.Join(Environment.NewLine, wrong.Select(line => line.Length > 300 ? line[..300] : line)));
        Assert.Equal(before, await SetAsideAsync(client));
    }

    /// <summary>Events that projections could not take, once they have read the whole log.</summary>
    private static async Task<string> SetAsideAsync(HttpClient client)
    {
        var told = "";
        await Eventually.TrueAsync(
            async () =>
            {
                var projections = (await client.SendAsync(HttpMethod.Get, "/api/operations/projections", null, HttpStatusCode.OK)).GetProperty("items").EnumerateArray().ToList();
                told = string.Join(' ', projections.Select(projection => $"{projection.GetProperty("name")}:{projection.GetProperty("parked")}"));
                return projections.TrueForAll(projection => projection.GetProperty("eventsBehind").GetInt64() == 0);
            },
            "The projections do not catch up.");
        return told;
    }

    /// <summary>What is wrong with a good body after somebody has worked on it.</summary>
    private static IEnumerable<(string What, byte[] Body)> Broken(JsonObject good)
    {
        var text = good.ToJsonString();
        yield return ("nothing", []);
        yield return ("no JSON", "price=3"u8.ToArray());
        yield return ("null", "null"u8.ToArray());
        yield return ("a list", "[1]"u8.ToArray());
        yield return ("a text", "\"x\""u8.ToArray());
        yield return ("cut off", Bytes(text[..^1]));
        yield return ("something after it", Bytes(text + "}"));
        yield return ("deep", Bytes("{\"reason\":" + new string('[', 5_000)));
        yield return ("deep objects", Bytes(string.Concat(Enumerable.Repeat("{\"a\":", 5_000))));
        yield return ("no UTF-8", [.. Bytes(text[..^1]), .. Latin.GetBytes(",\"é\":\"é\"}")]);
        yield return ("half a letter as a name", Bytes(text[..^1] + ",\"\\ud800\":1}"));
        yield return ("an unknown field", Bytes(text[..^1] + ",\"isAdministrator\":true}"));
        yield return ("an unknown field with a long name", Bytes(text[..^1] + ",\"" + new string('x', 100_000) + "\":true}"));
        foreach (var (name, value) in good)
        {
            var (first, rest) = (text[..^1], value!.ToJsonString());
            yield return ($"{name} twice", Bytes($"{first},\"{name}\":{rest}}}"));
            yield return ($"{name} twice in other letters", Bytes($"{first},\"{name.ToUpperInvariant()}\":{rest}}}"));
            foreach (var other in Misfits(value))
            {
                yield return ($"{name} is {other[..Math.Min(other.Length, 30)]}", Bytes(With(good, name, other)));
            }
        }
    }

    /// <summary>What cannot stand where a value stands.</summary>
    private static string[] Misfits(JsonNode value) => value switch
    {
        JsonObject => ["3", "\"x\"", "[]", "true"],
        JsonArray => ["3", "\"x\"", "{}", "[{\"a\":[[[[]]]]}]"],
        _ when value.GetValueKind() is System.Text.Json.JsonValueKind.String => ["3", "{}", "[\"x\"]", "true", "\"" + new string('x', 100_000) + "\"", "\"\\ud800\"", "\"a\\u0000b\""],
        _ when value.GetValueKind() is System.Text.Json.JsonValueKind.Number => ["\"3\"", "{}", "[3]", "1e400", "-1e400", "99999999999999999999999999999999999", "true"],
        _ => ["\"true\"", "1", "{}", "[true]"],
    };

    /// <summary>Values that a type can hold and hardly anybody means.</summary>
    private static IEnumerable<(string What, string Body)> Absurd(JsonObject good)
    {
        yield return ("nothing in it", "{}");
        yield return ("nothing but null", new JsonObject(good.Select(field => new KeyValuePair<string, JsonNode?>(field.Key, null))).ToJsonString());
        foreach (var (name, value) in good)
        {
            string[] values = value switch
            {
                JsonArray => ["[]", "[null]", "[" + string.Join(',', Enumerable.Repeat(value[0]!.ToJsonString(), 2_000)) + "]"],
                JsonObject => ["{}", "null"],
                _ when value!.GetValueKind() is System.Text.Json.JsonValueKind.String =>
                    ["\"\"", "\"  \"", "\"\\u202e\\u200f\\ufeff\"", "\"'; DROP TABLE x; --\"", "\"%_\\\\\"", "\"😀\"", "\"\\n\\r\\t\"", "\"00000000-0000-0000-0000-000000000000\"", $"\"{Guid.NewGuid()}\""],
                _ when value.GetValueKind() is System.Text.Json.JsonValueKind.Number =>
                    ["0", "-1", "2147483647", "-2147483648", "9223372036854775807", "0.0000000000000000000000000001", "79228162514264337593543950335", "-79228162514264337593543950335"],
                _ => ["true", "false"],
            };
            foreach (var other in values)
            {
                yield return ($"{name} is {other[..Math.Min(other.Length, 30)]}", With(good, name, other));
            }
        }
    }

    private static string With(JsonObject good, string name, string value) =>
        "{" + string.Join(',', good.Select(field => $"\"{field.Key}\":{(field.Key == name ? value : field.Value!.ToJsonString())}")) + "}";

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    /// <summary>What is wrong with the answer; nothing when it is a refusal that says why.</summary>
    private static async Task<string?> FaultOfAsync(HttpClient client, ApiRoute route, string path, byte[] body)
    {
        using var response = await SendAsync(client, route, path, body, "application/json");
        if (response.StatusCode is not (HttpStatusCode.BadRequest or HttpStatusCode.Conflict or HttpStatusCode.Unauthorized))
        {
            return $"{(int)response.StatusCode} {await response.Content.ReadAsStringAsync(Token)}";
        }

        var problem = await response.JsonAsync();
        var sentence = problem.GetProperty("detail").GetString();
        return string.IsNullOrWhiteSpace(sentence) ? "no sentence" : sentence.Length > 2_000 ? "a sentence without end" : null;
    }

    private static async Task<HttpResponseMessage> SendAsync(HttpClient client, ApiRoute route, string path, byte[] body, string type)
    {
        using var request = new HttpRequestMessage(route.Method, path) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue(type);
        return await client.SendAsync(request, Token);
    }

    /// <summary>An account of its own: it may send as much as anybody.</summary>
    private async Task<HttpClient> NewAdministratorAsync()
    {
        var client = server.NewClient();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await server.TokenAsync(await server.AddAccountAsync(Role.Administrator)));
        return client;
    }

    private IReadOnlyList<ApiRoute> Routes() => [.. ApiRoutes.Of(server).Where(route => route.Body is not null)];
}
