using Dashboard.Web.Hosting;
using Dashboard.Web.Security;
using Microsoft.Extensions.Configuration;

namespace Dashboard.Web.Tests.Hosting;

/// <summary>Settings are told to be at fault all at once, each by its key, in a sentence.</summary>
public sealed class SettingsTests
{
    [Fact]
    public void Nothing_Said_IsTheEmbeddedDatabaseInTheUsualPlace()
    {
        var settings = Read([]);

        Assert.Equal(DatabaseProvider.Embedded, settings.Provider);
        Assert.True(settings.Migrate);
        Assert.Equal("/srv/dashboard/.data", settings.DataDirectory);
        Assert.Equal("/srv/dashboard/.data/keys", settings.KeyDirectory);
        Assert.Equal("/srv/dashboard/.data/mail", settings.MailDirectory);
    }

    [Theory]
    [InlineData("Mail:From", "the shop", "Mail:From must be an e-mail address such as shop@example.com, not 'the shop'.")]
    [InlineData("Mail:FromName", "a\nBcc: everybody@example.com", "Mail:FromName must be one line.")]
    [InlineData("Mail:Attempts", "0", "Mail:Attempts must lie between 1 and 50.")]
    [InlineData("Mail:Smtp:Host", "mail.example.com", "Mail:From is needed when Mail:Smtp:Host is given: servers refuse mail that comes from nobody.")]
    [InlineData("Mail:Smtp:Port", "smtp", "Mail:Smtp:Port cannot be 'smtp': a whole number is expected.")]
    [InlineData("Mail:Smtp:User", "shop", "Mail:Smtp:User and Mail:Smtp:Password are given both or not at all.")]
    public void Mail_AtFault_IsToldInASentence(string key, string value, string sentence) =>
        Assert.Equal([sentence], Assert.Throws<StartException>(() => Read(new() { [key] = value })).Sentences);

    [Fact]
    public void Password_OfAMailServerWithoutTls_IsNotSent() => Assert.Equal(
        ["Mail:Smtp:Tls must be true when Mail:Smtp:User is given: a password is not sent in the clear."],
        Assert.Throws<StartException>(() => Read(new() { ["Mail:Smtp:User"] = "shop", ["Mail:Smtp:Password"] = "secret", ["Mail:Smtp:Tls"] = "false" })).Sentences);

    [Fact]
    public void Read_NotSaid_IsWrite()
    {
        var settings = Read(new() { ["Database:Provider"] = "postgresql", ["ConnectionStrings:Write"] = "Host=a" });

        Assert.Equal(DatabaseProvider.PostgreSql, settings.Provider);
        Assert.Equal("Host=a", settings.Read);
    }

    [Theory]
    [InlineData("XXQ", false)]
    [InlineData("ZZZ", false)]
    [InlineData("EUR", true)]
    [InlineData("XCG", true)]
    public void Currency_ThatThereIsNot_IsRefused(string code, bool exists)
    {
        var fault = Record.Exception(() => Read(new() { ["Store:Currency"] = code }));

        Assert.Equal(exists ? null : $"Store:Currency must be an ISO 4217 code such as GBP; there is no currency {code}.", (fault as StartException)?.Sentences.Single());
    }

    [Fact]
    public void EveryFault_IsToldAtOnce()
    {
        var fault = Assert.Throws<StartException>(() => Read(new()
        {
            ["Database:Provider"] = "Oracle",
            ["Database:Migrate"] = "maybe",
            ["Store:TaxRate"] = "much",
            ["Store:Currency"] = "pounds",
            ["Store:TimeZone"] = "Europe/Atlantis",
            ["Security:ApiBurst"] = "0",
            ["Security:LockOut"] = "soon",
            ["Projections:Run"] = "maybe",
            ["Projections:Attempts"] = "0",
            ["Idempotency:Days"] = "x",
            ["DASHBOARD_ADMIN_EMAIL"] = "admin",
            ["DASHBOARD_ADMIN_PASSWORD"] = "short",
        }));

        Assert.Equal(ExitCode.Usage, fault.ExitCode);
        Assert.Equal(
            [
                "Database:Provider must be one of Embedded, PostgreSql, SqlServer, not 'Oracle'.",
                "Database:Migrate must be true or false, not 'maybe'.",
                "Store:TaxRate cannot be 'much': a number such as 0.08 is expected.",
                "Store:Currency must be an ISO 4217 code such as GBP.",
                "Store:TimeZone names no known time zone: 'Europe/Atlantis'.",
                "Security:LockOut cannot be 'soon': a time such as 00:05:00 is expected.",
                "Security:ApiBurst must lie between 1 and 1000000.",
                "Projections:Run cannot be 'maybe': true or false is expected.",
                "Projections:Attempts must lie between 1 and 1000.",
                "Idempotency:Days cannot be 'x': a whole number is expected.",
                "DASHBOARD_ADMIN_EMAIL must be an e-mail address, not 'admin'.",
                $"DASHBOARD_ADMIN_PASSWORD must have at least {FirstAdministrator.PasswordLength} characters.",
            ],
            fault.Sentences);
    }

    [Theory]
    [InlineData("PostgreSql")]
    [InlineData("SqlServer")]
    public void Server_OfSomebodyElse_NeedsAConnectionString(string provider)
    {
        var fault = Assert.Throws<StartException>(() => Read(new() { ["Database:Provider"] = provider }));

        Assert.Equal([$"ConnectionStrings:Write is needed when Database:Provider is {provider}."], fault.Sentences);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("Embedded, PostgreSql")]
    public void Provider_AsANumberOrSeveral_IsAFault(string provider) =>
        Assert.Throws<StartException>(() => Read(new() { ["Database:Provider"] = provider }));

    private static Settings Read(Dictionary<string, string?> settings) =>
        Settings.From(new ConfigurationBuilder().AddInMemoryCollection(settings).Build(), "/srv/dashboard");
}
