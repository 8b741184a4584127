using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;
using Npgsql;

namespace Dashboard.EndToEnd.Tests.Server;

/// <summary>The dashboard as people start it: a process of its own with a private database, on a free port of the loopback interface. In Development, for the accounts of every role.</summary>
public partial class DashboardProcess : IAsyncLifetime
{
    private const string AdministratorPassword = "a password of the tests";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("dashboard-e2e-");
    private readonly StringBuilder _said = new();
    private readonly Lock _lock = new();
    private Process? _process;
    private TestShop? _shop;

    /// <summary>Where it listens.</summary>
    public Uri Address { get; private set; } = new("http://127.0.0.1:1/");

    /// <summary>Customers, products and orders that are there from the start, and a way to make more.</summary>
    public TestShop Shop => _shop ?? throw new InvalidOperationException("The dashboard has not been started.");

    /// <summary>Whose sign-in is remembered over tests: another server has another.</summary>
    public Account Administrator { get; private init; } = new("ada@example.com", AdministratorPassword);

    public Account Viewer { get; private set; } = new("viewer@localhost", "");

    /// <summary>Settings beside the usual ones, as environment variables.</summary>
    protected IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();

    /// <summary>E-mail of the administrator; one of its own for each server.</summary>
    protected string AdministratorEmail
    {
        get => Administrator.Email;
        init => Administrator = Administrator with { Email = value };
    }

    /// <summary>Everything that it has written to the terminal so far.</summary>
    private string Said
    {
        get
        {
            lock (_lock)
            {
                return _said.ToString();
            }
        }
    }

    public async ValueTask InitializeAsync()
    {
        Address = new Uri($"http://127.0.0.1:{FreePort()}/");
        _process = Start();
        await UntilReadyAsync(_process);
        Viewer = Viewer with { Password = DemoPassword().Match(Said).Groups[1].Value };
        _shop = await TestShop.OpenAsync(Address, Administrator);
    }

    public async ValueTask DisposeAsync()
    {
        _shop?.Dispose();
        if (_process is { HasExited: false } process)
        {
            // As Ctrl-C does: the dashboard stops its database with itself.
            using var signal = Process.Start("kill", ["-TERM", process.Id.ToString()]);
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
            await process.WaitForExitAsync(patience.Token);
        }

        _process?.Dispose();
        _data.Delete(recursive: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>
    /// Lets the paid period of a subscription be over, and its next payment be turned down. A test cannot wait for a month, and
    /// the clock of a process of its own cannot be moved: what the write side knows of the period is changed in its table.
    /// </summary>
    public async Task LetPaymentFailAsync(string subscription)
    {
        await using var connection = await ConnectAsync();
        await using var command = Command(connection, """UPDATE write."Subscriptions" SET "PeriodEnd" = CURRENT_DATE, "Method" = 'tok_declined' WHERE "Id" = $1""", subscription);
        Assert.Equal(1, await command.ExecuteNonQueryAsync());
    }

    /// <summary>When the log took in that a payment had failed, in milliseconds since 1970 as browsers count.</summary>
    public async Task<double> PaymentFailedAtAsync(string subscription)
    {
        await using var connection = await ConnectAsync();
        await using var command = Command(
            connection, """SELECT MIN("RecordedAt") FROM write."Events" WHERE "StreamId" = $1 AND "Name" = 'subscription-payment-failed'""", subscription);
        return ((DateTime)(await command.ExecuteScalarAsync())! - DateTime.UnixEpoch).TotalMilliseconds;
    }

    private async Task<NpgsqlConnection> ConnectAsync()
    {
        var server = new NpgsqlConnectionStringBuilder { Host = Path.Combine(_data.FullName, "data", "socket"), Username = "postgres", Database = "dashboard", Pooling = false };
        var connection = new NpgsqlConnection(server.ConnectionString);
        await connection.OpenAsync();
        return connection;
    }

    private static NpgsqlCommand Command(NpgsqlConnection connection, string sql, string id) =>
        new(sql, connection) { Parameters = { new NpgsqlParameter { Value = Guid.Parse(id) } } };

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private Process Start()
    {
        var output = new DirectoryInfo(AppContext.BaseDirectory);
        var root = output;
        while (!File.Exists(Path.Combine(root.FullName, "Dashboard.sln")))
        {
            root = root.Parent ?? throw new InvalidOperationException($"There is no Dashboard.sln above {output}.");
        }

        // The same configuration and framework as the tests: …/bin/Release/net10.0
        var program = Path.Combine(root.FullName, "src", "Dashboard.Web", "bin", output.Parent!.Name, output.Name, "Dashboard.Web.dll");
        var start = new ProcessStartInfo("dotnet", [program]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["ASPNETCORE_URLS"] = Address.ToString();
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        start.Environment["ASPNETCORE_CONTENTROOT"] = root.FullName;
        start.Environment["DASHBOARD_DATA"] = Path.Combine(_data.FullName, "data");
        start.Environment["DASHBOARD_ADMIN_EMAIL"] = AdministratorEmail;
        start.Environment["DASHBOARD_ADMIN_PASSWORD"] = AdministratorPassword;
        start.Environment.Remove("Database__Provider");
        foreach (var (name, value) in Settings)
        {
            start.Environment[name] = value;
        }

        var process = Process.Start(start)!;
        process.OutputDataReceived += Keep;
        process.ErrorDataReceived += Keep;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    private void Keep(object sender, DataReceivedEventArgs line)
    {
        lock (_lock)
        {
            _said.AppendLine(line.Data);
        }
    }

    private async Task UntilReadyAsync(Process process)
    {
        using var client = new HttpClient { BaseAddress = Address };
        var started = Stopwatch.GetTimestamp();
        while (!await IsReadyAsync(client))
        {
            Assert.False(process.HasExited, $"The dashboard ended while it started. It said:\n{Said}");
            Assert.True(Stopwatch.GetElapsedTime(started) < Patience, $"The dashboard was not ready in time. It said:\n{Said}");
            await Task.Delay(100);
        }
    }

    private static async Task<bool> IsReadyAsync(HttpClient client)
    {
        try
        {
            using var answer = await client.GetAsync("health/ready");
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    [GeneratedRegex(@"viewer@localhost.*password (\S+)")]
    private static partial Regex DemoPassword();
}

/// <summary>Somebody who can sign in.</summary>
public sealed record Account(string Email, string Password);
