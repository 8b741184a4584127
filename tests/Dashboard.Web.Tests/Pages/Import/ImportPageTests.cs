using Bunit;
using Dashboard.Domain;
using Dashboard.Web.Import;
using Dashboard.Web.Tests.Fakes;
using Dashboard.WriteSide.Import;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.Extensions.DependencyInjection;
using Dashboard.Web.Components.Pages.Import;

namespace Dashboard.Web.Tests.Pages.Import;

public sealed class ImportPageTests : ScreenContext
{
    private static readonly ImportedOrders Result = new()
    {
        Orders = 11_725, Cancelled = 519, Customers = 3_569, Products = 2_872, RejectedLines = 2_002, AlreadyImported = 3, Seconds = 31.2,
    };

    private readonly FakeImportJobs _jobs = new();

    public ImportPageTests() => Services.AddSingleton<IImportJobs>(_jobs);

    [Fact]
    public void Page_NothingImported_SaysSo() =>
        Assert.Contains("No file was imported on this page or through the API since the dashboard started.", Render<ImportPage>().Markup, StringComparison.Ordinal);

    [Theory]
    [InlineData(Role.Viewer)]
    [InlineData(Role.Staff)]
    public void Page_LowerRole_OffersNothing(Role role)
    {
        SignInAs(role);

        var page = Render<ImportPage>();

        Assert.Empty(page.FindAll("input"));
        Assert.Contains("needs the role Operator", page.Find("[role=alert]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Page_FileChosen_StartsItsImport()
    {
        SignInAs(Role.Operator);
        var page = Render<ImportPage>();

        page.FindComponent<InputFile>().UploadFiles(InputFileContent.CreateFromText("InvoiceNo", "shop.csv"));

        page.WaitForAssertion(() => Assert.Equal((ImportSubject.Orders, "shop.csv", "InvoiceNo", Desk.Actor), Assert.Single(_jobs.Started)));
    }

    [Fact]
    public void Page_SubscriptionsChosen_SaysTheirColumnsAndImportsThem()
    {
        SignInAs(Role.Operator);
        var page = Render<ImportPage>();
        Assert.Contains("InvoiceNo", page.Find("#import-help").TextContent, StringComparison.Ordinal);

        page.Find("input[value=Subscriptions]").Change("Subscriptions");

        Assert.Contains("Columns: SubscriptionId, Customer, Plan,", page.Find("#import-help").TextContent, StringComparison.Ordinal);
        page.FindComponent<InputFile>().UploadFiles(InputFileContent.CreateFromText("SubscriptionId", "subs.csv"));
        page.WaitForAssertion(() => Assert.Equal((ImportSubject.Subscriptions, "subs.csv", "SubscriptionId", Desk.Actor), Assert.Single(_jobs.Started)));
    }

    [Fact]
    public void Page_WhileAnImportGoesOn_DoesNotChangeWhatItHolds()
    {
        _jobs.Show(FakeImportJobs.Job(ImportJobState.Running));

        Assert.True(Render<ImportPage>().Find("fieldset").HasAttribute("disabled"));
    }

    [Fact]
    public void Page_FinishedImportOfSubscriptions_SaysWhatItDid()
    {
        var result = new ImportedSubscriptions { Subscriptions = 1_200, Changes = 1, Ended = 340, Customers = 900, Plans = 1, RejectedLines = 0, AlreadyImported = 1, Seconds = 2.2 };
        _jobs.Show(FakeImportJobs.Job(ImportJobState.Finished) with { Subject = ImportSubject.Subscriptions, Result = result });

        var page = Render<ImportPage>();

        Assert.Contains("1,200 subscriptions (1 change, 340 ended), 900 new customers and 1 new plan in 3 s. 1 subscription was there already.", page.Markup, StringComparison.Ordinal);
        Assert.Contains("Subscriptions, 2 KB", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Page_StartRefused_SaysWhy()
    {
        _jobs.Refusal = Refusal.Rule("import-running", "Another import is going on.");
        var page = Render<ImportPage>();

        page.FindComponent<InputFile>().UploadFiles(InputFileContent.CreateFromText("InvoiceNo", "shop.csv"));

        page.WaitForAssertion(() => Assert.Contains("Another import is going on.", page.Find("[role=alert]").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public void Page_AnothersImportRuns_ShowsItsProgressAsItGoes()
    {
        var page = Render<ImportPage>();
        var job = FakeImportJobs.Job(ImportJobState.Running);

        _jobs.Show(job with { Progress = Progress(done: 5_000, share: 0.5) });

        page.WaitForAssertion(() => Assert.Equal("50", page.Find("progress").GetAttribute("value")));
        Assert.Contains("5,000 of 11,725 orders", page.Markup, StringComparison.Ordinal);
        Assert.Contains("about 20 s left", page.Markup, StringComparison.Ordinal);
        Assert.True(page.Find("label.import-file").HasAttribute("hidden"));

        _jobs.Show(job with { Progress = Progress(done: 6_000, share: 0.6) });

        page.WaitForAssertion(() => Assert.Equal("60", page.Find("progress").GetAttribute("value")));
    }

    [Fact]
    public void Page_WhileItUploads_KeepsTheInputThatTheBrowserReadsFrom()
    {
        var page = Render<ImportPage>();
        var input = page.FindComponent<InputFile>().Instance;

        _jobs.Show(FakeImportJobs.Job(ImportJobState.Uploading));

        page.WaitForElement("progress");
        Assert.Same(input, page.FindComponent<InputFile>().Instance);
    }

    [Fact]
    public void Page_Uploading_ShowsWhatHasArrived()
    {
        _jobs.Show(FakeImportJobs.Job(ImportJobState.Uploading) with { Uploaded = 1_024 });

        var page = Render<ImportPage>();

        Assert.Equal("50", page.Find("progress").GetAttribute("value"));
        Assert.Contains("1 of 2 KB have arrived", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Stop_RunningImport_CancelsIt()
    {
        var job = FakeImportJobs.Job(ImportJobState.Running);
        _jobs.Show(job);
        var page = Render<ImportPage>();

        page.Find(".import-running button").Click();

        Assert.Equal([job.Id], _jobs.Cancelled);
    }

    [Fact]
    public void Page_FinishedImport_ShowsResultAndRejectedLines()
    {
        var job = FakeImportJobs.Job(ImportJobState.Finished) with { Result = Result, RejectedPath = "/tmp/rejected.csv" };
        _jobs.Show(job);

        var page = Render<ImportPage>();

        var link = page.Find("table a");
        Assert.Equal(($"/import/{job.Id}/rejected", "shop.rejected.csv", "Download 2,002 lines"), (link.GetAttribute("href"), link.GetAttribute("download"), link.TextContent));
        Assert.Contains("11,725 orders (519 cancelled), 3,569 customers and 2,872 products in 32 s. 3 invoices were there already.", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Page_FailedAndStoppedImports_SayWhy()
    {
        _jobs.Show(FakeImportJobs.Job(ImportJobState.Failed) with { Failure = "The file lacks the column Country;" }, FakeImportJobs.Job(ImportJobState.Cancelled));

        var page = Render<ImportPage>();

        Assert.Contains("The file lacks the column Country;", page.Markup, StringComparison.Ordinal);
        Assert.Contains("Stopped. What was imported stays", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_Disposed_NoLongerListens()
    {
        Render<ImportPage>();
        Assert.Equal(1, _jobs.Listeners);

        await DisposeComponentsAsync();

        Assert.Equal(0, _jobs.Listeners);
    }

    private static ImportProgress Progress(long done, double share) => new()
    {
        Phase = ImportPhase.Orders, Done = done, Total = 11_725, Share = share, Rejected = 12,
        Elapsed = TimeSpan.FromSeconds(20), TimeLeft = TimeSpan.FromSeconds(20), PerSecond = 250,
    };
}
