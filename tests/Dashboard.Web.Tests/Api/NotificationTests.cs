using System.Net;
using System.Text.Json;
using Dashboard.Domain;
using Dashboard.Testing;
using Dashboard.Web.Tests.Hosts;

namespace Dashboard.Web.Tests.Api;

/// <summary>What customers were told, as a program sees it.</summary>
public sealed class NotificationTests(MailingServer server) : IClassFixture<MailingServer>
{
    [Fact]
    public async Task Message_ThatFailed_IsSeenAndSentAgain()
    {
        var staff = await server.ClientAsync(Role.Staff);
        await File.WriteAllTextAsync(server.Mail, "a file stands where the directory should be", TestContext.Current.CancellationToken);
        var order = await ConfirmedAsync(staff);
        var failed = await UntilAsync(staff, order, "failed");
        Assert.Contains("cannot be written to", failed.GetProperty("failure").GetString(), StringComparison.Ordinal);
        Assert.Equal(("orderConfirmed", order), (failed.GetProperty("kind").GetString(), failed.GetProperty("orderId").GetGuid()));

        File.Delete(server.Mail);
        var id = failed.GetProperty("messageId").GetGuid();
        using var response = await staff.RespondAsync(HttpMethod.Post, $"/api/notifications/{id}/retry", null);
        await response.AssertStatusAsync(HttpStatusCode.OK);
        Assert.True(response.Headers.Contains("Log-Position"));

        var sent = await UntilAsync(staff, order, "sent");
        Assert.Equal(2, sent.GetProperty("attempts").GetInt32());
        Assert.True(File.Exists(Path.Combine(server.Mail, sent.GetProperty("receipt").GetString()!)));
        using var again = await staff.RespondAsync(HttpMethod.Post, $"/api/notifications/{id}/retry", null);
        await again.AssertProblemAsync(HttpStatusCode.Conflict, "message-not-failed");
        var one = await staff.SendAsync(HttpMethod.Get, $"/api/notifications/{id}", null, HttpStatusCode.OK);
        Assert.Contains("It is confirmed", one.GetProperty("text").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task List_IsNarrowed_OrSaysWhatIsWrong()
    {
        var staff = await server.ClientAsync(Role.Staff);

        var nothing = await staff.SendAsync(HttpMethod.Get, "/api/notifications?kind=paymentRetry&status=unsure&query=nobody", null, HttpStatusCode.OK);
        using var wrong = await staff.RespondAsync(HttpMethod.Get, "/api/notifications?kind=letter&status=lost&orderId=7", null);
        using var missing = await staff.RespondAsync(HttpMethod.Get, $"/api/notifications/{Guid.NewGuid()}", null);

        Assert.Equal(0, nothing.GetProperty("total").GetInt64());
        Assert.Equal(["kind", "orderId", "status"], (await wrong.AssertProblemAsync(HttpStatusCode.BadRequest, "invalid")).Fields().Order(StringComparer.Ordinal));
        await missing.AssertProblemAsync(HttpStatusCode.NotFound, "message-not-found");
    }

    [Fact]
    public async Task RetryOfAll_NeedsAnOperator()
    {
        var staff = await server.ClientAsync(Role.Staff);

        using var response = await staff.RespondAsync(HttpMethod.Post, "/api/notifications/retry-failed", null);

        await response.AssertProblemAsync(HttpStatusCode.Forbidden, "forbidden");
    }

    private static async Task<Guid> ConfirmedAsync(HttpClient staff)
    {
        var shop = new ApiShop(staff);
        var order = (await shop.OrderAsync(await shop.CustomerAsync(), await shop.ProductAsync(), quantity: 1, "tok_ok")).GetProperty("orderId").GetGuid();
        await staff.SendAsync(HttpMethod.Patch, $"/api/orders/{order}/status", new { status = "confirmed", reason = "paid" }, HttpStatusCode.OK);
        return order;
    }

    private static async Task<JsonElement> UntilAsync(HttpClient client, Guid order, string status)
    {
        JsonElement found = default;
        await Eventually.TrueAsync(
            async () =>
            {
                var list = await client.SendAsync(HttpMethod.Get, $"/api/notifications?orderId={order}", null, HttpStatusCode.OK);
                found = list.GetProperty("items").EnumerateArray().FirstOrDefault();
                return found.ValueKind == JsonValueKind.Object && found.GetProperty("status").GetString() == status;
            },
            $"the message is {status}");
        return found;
    }
}
