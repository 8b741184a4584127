using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Dashboard.Web.Hosting;
using Dashboard.Web.Import;

namespace Dashboard.Web.Tests.Import;

/// <summary>The verb as a process of its own, on an embedded database of its own.</summary>
public sealed class ImportVerbTests : IDisposable
{
    private const int Invoices = 1_500;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("dashboard-verb-");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Import_NoFileNamed_IsAnErrorOfUsage() => Assert.Equal((2, "Name one file: import FILE"), await FailAsync("import"));

    [Fact]
    public async Task Import_NoSuchFile_IsAnErrorOfUsage() => Assert.Equal((2, "There is no file /nowhere.csv."), await FailAsync("import", "/nowhere.csv"));

    [Fact]
    public async Task ImportSubscriptions_NoFileNamed_IsAnErrorOfUsage() =>
        Assert.Equal((2, "Name one file: import-subscriptions FILE"), await FailAsync("import-subscriptions"));

    [Theory]
    [InlineData("import", "orders    ", "orders")]
    [InlineData("import-subscriptions", "subscriptions ", "subscriptions")]
    public async Task Import_KilledHalfWay_GoesOnWhereItStopped(string verb, string phase, string counted)
    {
        var file = Path.Combine(_folder.FullName, "year.csv");
        await File.WriteAllLinesAsync(file, verb == "import" ? Lines() : Subscriptions(), Token);
        using (var first = Start(verb, file))
        {
            while (await first.StandardError.ReadLineAsync(Token) is { } line && !line.StartsWith(phase, StringComparison.Ordinal))
            {
                Assert.False(line.StartsWith("finished", StringComparison.Ordinal), "The import was through before it could be killed.");
            }

            first.Kill();
            await first.WaitForExitAsync(Token);
            Assert.NotEqual(0, first.ExitCode);
        }

        var (exit, second) = await RunAsync(verb, file);
        var (_, third) = await RunAsync(verb, file);

        Assert.Equal(0, exit);
        Assert.InRange(Number(second, counted), 1, Invoices);
        Assert.Equal(Invoices, Number(second, counted) + Number(second, "alreadyImported"));
        Assert.Equal((0, 1, Invoices), (Number(third, counted), Number(third, "rejectedLines"), Number(third, "alreadyImported")));
        string[] others = verb == "import" ? ["cancelled", "customers", "products"] : ["changes", "ended", "customers", "plans"];
        Assert.All(others, name => Assert.Equal(0, Number(third, name)));
        Assert.Equal(2, (await File.ReadAllLinesAsync(Path.Combine(_folder.FullName, "year.rejected.csv"), Token)).Length);
    }

    [Fact]
    public async Task Import_FileWithoutItsColumns_EndsWithASentence()
    {
        var file = Path.Combine(_folder.FullName, "other.csv");
        await File.WriteAllTextAsync(file, "a,b\n", Token);
        using var process = Start("import", file);
        var output = process.StandardOutput.ReadToEndAsync(Token);
        var errors = await process.StandardError.ReadToEndAsync(Token);
        await process.WaitForExitAsync(Token);

        Assert.Equal((2, ""), (process.ExitCode, await output));
        Assert.Contains("The file lacks the columns InvoiceNo", errors, StringComparison.Ordinal);
    }

    private static int Number(JsonElement result, string name) => result.GetProperty(name).GetInt32();

    private static async Task<(int Exit, string Sentence)> FailAsync(params string[] args)
    {
        var errors = new StringWriter();
        var exit = await Verbs.RunAsync(args, new Terminal(TextWriter.Null, errors));
        return (exit, errors.ToString().Trim());
    }

    private static IEnumerable<string> Lines() =>
        Enumerable.Range(0, Invoices)
            .Select(i => string.Create(CultureInfo.InvariantCulture, $"{500000 + i},S{i % 20},LAMP,{1 + (i % 5)},2011-{1 + (i % 12):00}-05 10:00:00,2.5,{10000 + (i % 30)}.0,France"))
            .Prepend("InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country")
            .Append("999999,S1,LAMP,1,2011-01-01 10:00:00,2.5,,France");

    private static IEnumerable<string> Subscriptions() =>
        Enumerable.Range(0, Invoices)
            .Select(i => string.Create(CultureInfo.InvariantCulture, $"s-{i},c{i % 900}@example.com,Plan {i % 9},monthly,{5 + (i % 9)},1,0,2025-{1 + (i % 12):00}-05,"))
            .Prepend("SubscriptionId,Customer,Plan,Interval,Price,Quantity,Discount,Started,Ended")
            .Append("s-x,,Plan,monthly,5,1,0,2025-01-05,");

    private async Task<(int Exit, JsonElement Result)> RunAsync(string verb, string file)
    {
        using var process = Start(verb, file);
        var errors = process.StandardError.ReadToEndAsync(Token);
        var output = await process.StandardOutput.ReadToEndAsync(Token);
        await process.WaitForExitAsync(Token);
        Assert.True(process.ExitCode == 0, await errors);
        return (process.ExitCode, JsonDocument.Parse(output.Trim().Split('\n')[^1]).RootElement);
    }

    private Process Start(string verb, string file)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath is { } host && Path.GetFileNameWithoutExtension(host) == "dotnet" ? host : "dotnet")
        {
            ArgumentList = { Path.Combine(AppContext.BaseDirectory, "Dashboard.Web.dll"), verb, file },
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["DASHBOARD_DATA"] = Path.Combine(_folder.FullName, "data"), ["Database__Provider"] = "Embedded", ["ASPNETCORE_CONTENTROOT"] = _folder.FullName },
        };
        return Process.Start(start) ?? throw new InvalidOperationException("The import did not start.");
    }
}
