using System.Text;
using Dashboard.Domain;
using Dashboard.Testing;
using Dashboard.Web.Import;
using Dashboard.WriteSide.Import;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Dashboard.Web.Tests.Import;

public sealed class ImportJobsTests : IAsyncDisposable
{
    private readonly HeldImporter _importer = new();
    private readonly ImportJobs _jobs;

    public ImportJobsTests() => _jobs = new ImportJobs(_importer, Options.Create(new ImportOptions { MaxUploadMegabytes = 1 }), TimeProvider.System, NullLogger<ImportJobs>.Instance);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Like the host: an import that still runs is stopped before its folder is deleted.</summary>
    public async ValueTask DisposeAsync()
    {
        await _jobs.StopAsync(CancellationToken.None);
        _jobs.Dispose();
    }

    [Fact]
    public async Task Start_File_ImportsItInTheBackground()
    {
        Assert.Null(await StartAsync("C:\\shop\\year.csv"));

        await _importer.Begun;
        Assert.Equal("InvoiceNo", _importer.Content);
        Assert.Equal(("year.csv", ImportJobState.Running, "Otto"), (_jobs.Jobs[0].FileName, _jobs.Jobs[0].State, _jobs.Jobs[0].StartedBy));
        _importer.Finish(rejectedLines: 2);
        await Eventually.TrueAsync(() => _jobs.Jobs[0].State is ImportJobState.Finished, "the import is finished");
        Assert.Equal(("year.rejected.csv", true), (_jobs.Jobs[0].RejectedName, _jobs.Jobs[0].RejectedPath is not null));
        Assert.False(File.Exists(_importer.Request!.Path));
    }

    [Fact]
    public async Task Start_WhileAnotherRuns_IsRefused()
    {
        await StartAsync();
        await _importer.Begun;

        Assert.Equal("import-running", (await StartAsync())?.Code);
        Assert.Single(_jobs.Jobs);
    }

    [Fact]
    public async Task Start_ByStaff_IsRefused() =>
        Assert.Equal(RefusalKind.Forbidden, (await StartAsync(actor: Actors.Staff))?.Kind);

    [Fact]
    public async Task Start_TooLargeAFile_IsRefusedUnread()
    {
        var (_, refusal) = await _jobs.StartAsync(ImportSubject.Orders, "a.csv", (1024 * 1024) + 1, _ => throw new InvalidOperationException("Opened."), Actors.Operator, Token);

        Assert.Contains("larger than 1 MB", refusal?.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_BrowserGoneWhileUploading_ImportsNothing()
    {
        using var gone = new CancellationTokenSource();
        await gone.CancelAsync();

        await _jobs.StartAsync(ImportSubject.Orders, "a.csv", 9, _ => new MemoryStream(new byte[9]), Actors.Operator, gone.Token);

        Assert.Equal((ImportJobState.Failed, "The file did not arrive. Nothing was imported."), (_jobs.Jobs[0].State, _jobs.Jobs[0].Failure));
        Assert.Null(await StartAsync());
    }

    [Fact]
    public async Task Cancel_RunningImport_StopsIt()
    {
        await StartAsync();
        await _importer.Begun;

        _jobs.Cancel(_jobs.Jobs[0].Id);

        await Eventually.TrueAsync(() => _jobs.Jobs[0].State is ImportJobState.Cancelled, "the import is cancelled");
    }

    [Fact]
    public async Task Import_BadFile_FailsWithItsSentence()
    {
        await StartAsync("year.csv");
        await _importer.Begun;

        _importer.Fail(new BadImportFileException($"The file {_importer.Request!.Path} is empty."));

        await Eventually.TrueAsync(() => _jobs.Jobs[0].State is ImportJobState.Failed, "the import has failed");
        Assert.Equal("The file year.csv is empty.", _jobs.Jobs[0].Failure);
    }

    [Fact]
    public async Task Import_UnexpectedFault_TellsNoDetails()
    {
        await StartAsync();
        await _importer.Begun;

        _importer.Fail(new InvalidOperationException("secret"));

        await Eventually.TrueAsync(() => _jobs.Jobs[0].State is ImportJobState.Failed, "the import has failed");
        Assert.DoesNotContain("secret", _jobs.Jobs[0].Failure, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Progress_OfTheImporter_ReachesListeners()
    {
        var told = 0;
        _jobs.Changed += () => Interlocked.Increment(ref told);
        await StartAsync();
        await _importer.Begun;
        var before = Volatile.Read(ref told);

        _importer.Report(new ImportProgress { Phase = ImportPhase.Orders, Done = 1, Total = 2, Share = 0.5, Rejected = 0, Elapsed = TimeSpan.Zero, PerSecond = 1 });

        Assert.Equal(before + 1, Volatile.Read(ref told));
        Assert.Equal(0.5, _jobs.Jobs[0].Progress?.Share);
    }

    [Fact]
    public async Task Stop_OfTheDashboard_WaitsForTheImportToStop()
    {
        await StartAsync();
        await _importer.Begun;

        await _jobs.StopAsync(Token);

        Assert.Equal(ImportJobState.Cancelled, _jobs.Jobs[0].State);
        Assert.Equal("import-running", (await StartAsync())?.Code);
    }

    [Fact]
    public async Task Dispose_TwiceAfterAnImport_LeavesNoFolder()
    {
        var jobs = new ImportJobs(_importer, Options.Create(new ImportOptions()), TimeProvider.System, NullLogger<ImportJobs>.Instance);
        await jobs.StartAsync(ImportSubject.Orders, "a.csv", 1, _ => new MemoryStream(new byte[1]), Actors.Operator, Token);
        await _importer.Begun;
        var folder = Path.GetDirectoryName(Path.GetDirectoryName(_importer.Request!.Path)!)!;
        await jobs.StopAsync(Token);

        jobs.Dispose();
        jobs.Dispose();

        Assert.False(Directory.Exists(folder));
    }

    private async Task<Refusal?> StartAsync(string fileName = "a.csv", Actor? actor = null) =>
        (await _jobs.StartAsync(ImportSubject.Orders, fileName, 9, _ => new MemoryStream(Encoding.UTF8.GetBytes("InvoiceNo")), actor ?? Actors.Operator, Token)).Refusal;

    /// <summary>An importer that a test leads to its end.</summary>
    private sealed class HeldImporter : IImporter
    {
        private readonly TaskCompletionSource _begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource<ImportResult> _end = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private IProgress<ImportProgress>? _progress;

        public Task Begun => _begun.Task.WaitAsync(TimeSpan.FromSeconds(30));

        public string? Content { get; private set; }

        public ImportRequest? Request { get; private set; }

        public async Task<ImportResult> ImportAsync(ImportRequest request, IProgress<ImportProgress>? progress, CancellationToken cancellationToken)
        {
            (Request, _progress, Content) = (request, progress, await File.ReadAllTextAsync(request.Path, cancellationToken));
            _begun.TrySetResult();
            return await _end.Task.WaitAsync(cancellationToken);
        }

        public void Report(ImportProgress progress) => _progress!.Report(progress);

        public void Finish(int rejectedLines) => _end.SetResult(new ImportedOrders { Orders = 1, Cancelled = 0, Customers = 1, Products = 1, RejectedLines = rejectedLines, AlreadyImported = 0, Seconds = 1 });

        public void Fail(Exception fault) => _end.SetException(fault);
    }
}
