using System.Net;
using System.Text.RegularExpressions;

namespace Dashboard.Web.Tests.Hosts;

/// <summary>What a browser does with the forms of plain pages.</summary>
internal static partial class BrowserForms
{
    /// <summary>Opens a page and sends a form of it, with its token.</summary>
    /// <returns>The answer; no redirect is followed.</returns>
    public static async Task<HttpResponseMessage> SubmitAsync(this HttpClient browser, string page, string action, params (string Name, string Value)[] fields)
    {
        return await browser.PostFormAsync(action, [("__RequestVerificationToken", await browser.FormTokenAsync(page)), .. fields]);
    }

    /// <summary>The token of the forms of a page.</summary>
    public static async Task<string> FormTokenAsync(this HttpClient browser, string page) =>
        WebUtility.HtmlDecode(Antiforgery().Match(await browser.GetStringAsync(page, TestContext.Current.CancellationToken)).Groups[1].Value);

    /// <summary>Sends a form as it is given.</summary>
    public static async Task<HttpResponseMessage> PostFormAsync(this HttpClient browser, string action, params (string Name, string Value)[] fields)
    {
        using var form = new FormUrlEncodedContent(fields.ToDictionary(field => field.Name, field => field.Value));
        return await browser.PostAsync(action, form, TestContext.Current.CancellationToken);
    }

    /// <summary>Signs in with the usual password.</summary>
    /// <returns>Where it leads.</returns>
    public static async Task<string?> SignInAsync(this HttpClient browser, string email, string password = DashboardServer.Password)
    {
        using var answer = await browser.SubmitAsync("/sign-in", "/account/sign-in", ("email", email), ("password", password));
        return answer.Headers.Location?.ToString();
    }

    [GeneratedRegex("__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Antiforgery();
}
