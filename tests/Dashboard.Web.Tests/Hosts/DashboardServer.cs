using System.Net.Http.Headers;
using System.Net.Http.Json;
using Dashboard.Domain;
using Dashboard.Testing.Databases;
using Dashboard.Web.Hosting;
using Dashboard.Web.Security;
using Dashboard.WriteSide.Storage;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Web.Tests.Hosts;

/// <summary>The whole application on a port of the loopback interface, with a database of its own on the test process's PostgreSQL.</summary>
public class DashboardServer(TestCluster cluster) : WebApplicationFactory<Program>, IAsyncLifetime
{
    public const string AdminEmail = "boss@example.com";
    public const string Password = "correct horse battery";

    private readonly Dictionary<Role, HttpClient> _clients = [];
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("dashboard-web-");
    private int _accounts;

    /// <summary>Settings beside the usual ones; set before the server is started.</summary>
    public Dictionary<string, string> Settings { get; } = [];

    public string EnvironmentName { get; set; } = "Production";

    /// <summary>Database to use; a new one when nothing is said.</summary>
    public string ConnectionString { get; set; } = "";

    /// <summary>Replaces services; set before the server is started.</summary>
    public Action<IServiceCollection> Replace { get; set; } = _ => { };

    /// <summary>What the server has said to the terminal.</summary>
    public StringWriter Said { get; } = new();

    public Uri Address => ClientOptions.BaseAddress;

    public virtual async ValueTask InitializeAsync()
    {
        if (ConnectionString.Length == 0)
        {
            ConnectionString = await cluster.CreateDatabaseAsync();
        }

        UseKestrel(0);
        StartServer();
    }

    /// <summary>A client that has the token of an account with a role.</summary>
    public async Task<HttpClient> ClientAsync(Role role)
    {
        await _turn.WaitAsync(TestContext.Current.CancellationToken);
        try
        {
            if (!_clients.TryGetValue(role, out var client))
            {
                client = NewClient();
                client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await TokenAsync(await AddAccountAsync(role)));
                _clients[role] = client;
            }

            return client;
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>A client that is nobody, keeps no cookies and follows no redirects.</summary>
    public HttpClient NewClient() => new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = Address };

    /// <summary>A client like a browser: keeps cookies, follows no redirects.</summary>
    public HttpClient NewBrowser() => new(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new() }) { BaseAddress = Address };

    /// <summary>Makes an account with the usual password.</summary>
    /// <returns>Its e-mail.</returns>
    public async Task<string> AddAccountAsync(Role role)
    {
        var email = $"{role}{Interlocked.Increment(ref _accounts)}@example.com";
        await using var scope = Services.CreateAsyncScope();
        Assert.Null(await scope.ServiceProvider.GetRequiredService<Accounts>().AddAsync(email, $"The {role}", role, Password, CancellationToken.None));
        return email;
    }

    /// <summary>Events of commands in the log: what a request that is refused adds none to. Notes of sign-ins and refusals come when they come.</summary>
    public async Task<int> CountEventsAsync()
    {
        await using var scope = Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<WriteDbContext>().Events.CountAsync(row => row.StreamKind != "security", TestContext.Current.CancellationToken);
    }

    public async Task<string> TokenAsync(string email)
    {
        using var client = NewClient();
        using var response = await client.PostAsJsonAsync("/api/auth/login", new { email, password = Password });
        var answer = await response.JsonAsync();
        return answer.GetProperty("accessToken").GetString()!;
    }

    public override async ValueTask DisposeAsync()
    {
        foreach (var client in _clients.Values)
        {
            client.Dispose();
        }

        await base.DisposeAsync();
        await cluster.DropAsync(ConnectionString);
        _turn.Dispose();
        _data.Delete(recursive: true);
        GC.SuppressFinalize(this);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment(EnvironmentName);
        builder.UseSetting("Database:Provider", "PostgreSql");
        builder.UseSetting("ConnectionStrings:Write", ConnectionString);
        builder.UseSetting("DASHBOARD_DATA", _data.FullName);
        builder.UseSetting("DASHBOARD_ADMIN_EMAIL", AdminEmail);
        builder.UseSetting("DASHBOARD_ADMIN_PASSWORD", Password);
        builder.UseSetting("Logging:LogLevel:Default", "Warning");

        // What a test is about moves only when the test moves it; tests of fulfilment turn it on.
        builder.UseSetting("Sagas:Run", "false");
        builder.UseSetting("Mail:Run", "false");
        foreach (var (key, value) in Settings)
        {
            builder.UseSetting(key, value);
        }

        builder.ConfigureTestServices(services => services.AddSingleton(new Terminal(Said, Said)));
        builder.ConfigureTestServices(services => Replace(services));
    }
}

/// <summary>One server for all tests of the API: they share it one after the other.</summary>
[CollectionDefinition(Name)]
public sealed class ApiCollection : ICollectionFixture<DashboardServer>
{
    public const string Name = "Api";
}
