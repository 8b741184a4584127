using System.Net;
using Dashboard.Domain;
using Dashboard.Domain.Staff;
using Dashboard.Testing;
using Dashboard.Testing.Databases;
using Dashboard.Web.Tests.Hosts;
using Dashboard.WriteSide.Pipeline;
using Dashboard.WriteSide.Staff;
using Dashboard.WriteSide.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Web.Tests.Security;

/// <summary>What everybody may do with their own account.</summary>
[Collection(ApiCollection.Name)]
public sealed class ProfileTests(DashboardServer server, TestCluster cluster)
{
    private const string NewPassword = "a new battery staple";

    private static readonly byte[] Png = [0x89, .. "PNG\r\n"u8, 0x1A, (byte)'\n', 0, 0, 0, 13, .. "IHDR"u8, 0, 0, 0, 96, 0, 0, 0, 96, 8, 6, 0, 0, 0, .. "whatever"u8];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Password_Changed_SignsOutEverywhereElseAndNotHere()
    {
        var email = await server.AddAccountAsync(Role.Viewer);
        using var here = server.NewBrowser();
        using var elsewhere = server.NewBrowser();
        await here.SignInAsync(email);
        await elsewhere.SignInAsync(email);

        using var done = await ChangeAsync(here, DashboardServer.Password, NewPassword, NewPassword);

        Assert.Equal("/profile?done=password", done.Headers.Location?.ToString());
        await Eventually.TrueAsync(async () => !await IsInAsync(elsewhere), "the other browser is signed out");
        Assert.True(await IsInAsync(here));
        using var fresh = server.NewBrowser();
        Assert.Contains("failed", await fresh.SignInAsync(email), StringComparison.Ordinal);
        Assert.Equal("/", await fresh.SignInAsync(email, NewPassword));
    }

    [Theory]
    [InlineData("not it", NewPassword, NewPassword, "Present")]
    [InlineData(DashboardServer.Password, NewPassword, "another", "Differs")]
    [InlineData(DashboardServer.Password, "short", "short", "Password")]
    public async Task Password_ThatIsNotToBe_StaysAsItIs(string present, string password, string again, string fault)
    {
        var email = await server.AddAccountAsync(Role.Viewer);
        using var browser = server.NewBrowser();
        await browser.SignInAsync(email);

        using var answer = await ChangeAsync(browser, present, password, again);

        Assert.Equal($"/profile/password?fault={fault}", answer.Headers.Location?.ToString());
        using var fresh = server.NewBrowser();
        Assert.Equal("/", await fresh.SignInAsync(email));
    }

    [Fact]
    public async Task Picture_IsServedAsWhatItsBytesSay_ToWhoIsSignedIn()
    {
        var (id, email) = await AccountAsync();
        Assert.Null(await SendAsync(id, new SetPicture(id, Png)));
        using var nobody = server.NewClient();
        using var browser = server.NewBrowser();
        await browser.SignInAsync(email);

        using var closed = await nobody.GetAsync($"/account/picture/{id}", Token);
        using var picture = await browser.GetAsync($"/account/picture/{id}", Token);

        Assert.NotEqual(HttpStatusCode.OK, closed.StatusCode);
        Assert.Equal(("image/png", "nosniff"), (picture.Content.Headers.ContentType?.ToString(), picture.Headers.GetValues("X-Content-Type-Options").Single()));
        Assert.Equal(Png, await picture.Content.ReadAsByteArrayAsync(Token));
        Assert.Null(await SendAsync(id, new SetPicture(id, null)));
        using var gone = await browser.GetAsync($"/account/picture/{id}", Token);
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
    }

    [Fact]
    public async Task Picture_ThatIsNoneOrTooLarge_IsNotTaken()
    {
        var (id, _) = await AccountAsync();

        Assert.Equal(RefusalKind.Invalid, (await SendAsync(id, new SetPicture(id, "<svg onload=alert(1)>"u8.ToArray())))?.Kind);
        Assert.Equal(RefusalKind.Invalid, (await SendAsync(id, new SetPicture(id, [.. Png, .. new byte[StaffPicture.MostBytes]])))?.Kind);
        Assert.Equal("not-yours", (await SendAsync(Guid.NewGuid(), new SetPicture(id, Png)))?.Code);
    }

    [Fact]
    public async Task Profile_IsChangedByItsOwner_OverTheApiToo()
    {
        var (_, email) = await AccountAsync();
        using var client = server.NewClient();
        client.DefaultRequestHeaders.Authorization = new("Bearer", await server.TokenAsync(email));
        using var changed = await client.RespondAsync(HttpMethod.Put, "/api/profile", new { name = "عليّ", timeZone = "Asia/Tokyo", theme = "dark" });
        await changed.AssertStatusAsync(HttpStatusCode.OK);

        using var answer = await client.RespondAsync(HttpMethod.Get, "/api/profile", null, ("Log-Position", changed.Position()));
        var profile = await answer.JsonAsync();
        using var wrong = await client.RespondAsync(HttpMethod.Put, "/api/profile", new { name = "", timeZone = "Mars/Crater", theme = "pink" });

        Assert.Equal(("عليّ", "Asia/Tokyo", "dark", email), (profile.GetProperty("name").GetString(), profile.GetProperty("timeZone").GetString(), profile.GetProperty("theme").GetString(), profile.GetProperty("email").GetString()));
        Assert.Equal(["name", "theme", "timeZone"], (await wrong.AssertProblemAsync(HttpStatusCode.BadRequest, "invalid")).Fields());
        using var browser = server.NewBrowser();
        using var welcome = await browser.SubmitAsync("/sign-in", "/account/sign-in", ("email", email), ("password", DashboardServer.Password));
        Assert.Contains(welcome.Headers.GetValues("Set-Cookie"), cookie => cookie.StartsWith("theme=dark;", StringComparison.Ordinal));
    }

    /// <summary>As long as each failure checks as many passwords as any other, none of them is told from the time that it takes.</summary>
    [Fact]
    public async Task SignIn_ThatFails_ChecksOnePasswordWhateverTheReason()
    {
        var hasher = new CountingHasher();
        await using var counting = new DashboardServer(cluster) { Replace = services => services.AddSingleton<IPasswordHasher<StaffAccount>>(hasher) };
        await counting.InitializeAsync();
        var (known, gone) = (await counting.AddAccountAsync(Role.Viewer), await counting.AddAccountAsync(Role.Viewer));
        await using var scope = counting.Services.CreateAsyncScope();
        var id = await scope.ServiceProvider.GetRequiredService<WriteDbContext>().StaffUsers.Where(user => user.Email == gone).Select(user => user.Id).SingleAsync(Token);
        await counting.Services.GetRequiredService<ICommandSender>().SendAsync(new DeactivateUser(id, "Left"), Actors.Administrator, Token);
        using var client = counting.NewClient();

        foreach (var email in new[] { known, gone, "nobody@example.com", new string('x', 300) + "@example.com" })
        {
            hasher.Checked = 0;
            using var answer = await client.RespondAsync(HttpMethod.Post, "/api/auth/login", new { email, password = "not it" });
            await answer.AssertProblemAsync(HttpStatusCode.Unauthorized, "wrong-sign-in");
            Assert.True(hasher.Checked == 1, $"{email} led to {hasher.Checked} checks.");
        }
    }

    private async Task<(Guid Id, string Email)> AccountAsync()
    {
        var email = await server.AddAccountAsync(Role.Viewer);
        await using var scope = server.Services.CreateAsyncScope();
        return (await scope.ServiceProvider.GetRequiredService<WriteDbContext>().StaffUsers.Where(user => user.Email == email).Select(user => user.Id).SingleAsync(Token), email);
    }

    private async Task<Refusal?> SendAsync(Guid actor, Command command) =>
        (await server.Services.GetRequiredService<ICommandSender>().SendAsync(command, new Actor(actor, "Ina", Role.Viewer), Token)).Refusal;

    private static Task<HttpResponseMessage> ChangeAsync(HttpClient browser, string present, string password, string again) =>
        browser.SubmitAsync("/profile/password", "/account/password", ("present", present), ("password", password), ("again", again));

    private static async Task<bool> IsInAsync(HttpClient browser)
    {
        using var response = await browser.GetAsync("/api/products", Token);
        return response.StatusCode == HttpStatusCode.OK;
    }

    private sealed class CountingHasher : PasswordHasher<StaffAccount>
    {
        private int _checked;

        public int Checked
        {
            get => _checked;
            set => _checked = value;
        }

        public override PasswordVerificationResult VerifyHashedPassword(StaffAccount user, string hashedPassword, string providedPassword)
        {
            Interlocked.Increment(ref _checked);
            return base.VerifyHashedPassword(user, hashedPassword, providedPassword);
        }
    }
}
