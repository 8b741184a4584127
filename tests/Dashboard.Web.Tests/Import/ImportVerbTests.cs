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
    public async Task Import_KilledHalfWay_GoesOnWhereItStopped()
    {
        var file = Path.Combine(_folder.FullName, "year.csv");
        await File.WriteAllLinesAsync(file, Lines(), Token);
        using (var first = Start(file))
        {
            while (await first.StandardError.ReadLineAsync(Token) is { } line && !line.StartsWith("orders    ", StringComparison.Ordinal))
            {
                Assert.False(line.StartsWith("finished", StringComparison.Ordinal), "The import was through before it could be killed.");
            }

            first.Kill();
            await first.WaitForExitAsync(Token);
            Assert.NotEqual(0, first.ExitCode);
        }

        var (exit, second) = await RunAsync(file);
        var (_, third) = await RunAsync(file);

        Assert.Equal(0, exit);
        Assert.InRange(second.GetProperty("orders").GetInt32(), 1, Invoices);
        Assert.Equal(Invoices, second.GetProperty("orders").GetInt32() + second.GetProperty("alreadyImported").GetInt32());
        Assert.Equal((0, 0, 0, 0, 1, Invoices), (Number(third, "orders"), Number(third, "cancelled"), Number(third, "customers"), Number(third, "products"), Number(third, "rejectedLines"), Number(third, "alreadyImported")));
        Assert.Equal(2, (await File.ReadAllLinesAsync(Path.Combine(_folder.FullName, "year.rejected.csv"), Token)).Length);
    }

    [Fact]
    public async Task Import_FileWithoutItsColumns_EndsWithASentence()
    {
        var file = Path.Combine(_folder.FullName, "other.csv");
        await File.WriteAllTextAsync(file, "a,b\n", Token);
        using var process = Start(file);
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

    private async Task<(int Exit, JsonElement Result)> RunAsync(string file)
    {
        using var process = Start(file);
        var errors = process.StandardError.ReadToEndAsync(Token);
        var output = await process.StandardOutput.ReadToEndAsync(Token);
        await process.WaitForExitAsync(Token);
        Assert.True(process.ExitCode == 0, await errors);
        return (process.ExitCode, JsonDocument.Parse(output.Trim().Split('\n')[^1]).RootElement);
    }

    private Process Start(string file)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath is { } host && Path.GetFileNameWithoutExtension(host) == "dotnet" ? host : "dotnet")
        {
            ArgumentList = { Path.Combine(AppContext.BaseDirectory, "Dashboard.Web.dll"), "import", file },
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["DASHBOARD_DATA"] = Path.Combine(_folder.FullName, "data"), ["Database__Provider"] = "Embedded", ["ASPNETCORE_CONTENTROOT"] = _folder.FullName },
        };
        return Process.Start(start) ?? throw new InvalidOperationException("The import did not start.");
    }
}
