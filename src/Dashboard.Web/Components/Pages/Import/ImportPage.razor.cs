using Dashboard.Domain;
using Dashboard.Web.Components.Formats;
using Dashboard.Web.Import;
using Dashboard.Web.Live;
using Dashboard.WriteSide.Import;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.Extensions.Options;

namespace Dashboard.Web.Components.Pages.Import;

/// <summary>Uploads a file and shows, to everybody who may import, how its import goes on and what earlier ones did.</summary>
public sealed partial class ImportPage : ComponentBase, IDisposable
{
    private readonly CancellationTokenSource _gone = new();
    private Refusal? _refusal;
    private Guid? _own;
    private int _attempt;
    private ImportSubject _subject;

    [Inject]
    public required IImportJobs Jobs { get; init; }

    [Inject]
    public required IDesk Desk { get; init; }

    [Inject]
    public required StoreFormat Format { get; init; }

    [Inject]
    public required IOptions<ImportOptions> Options { get; init; }

    private bool MayImport => Desk.May<ImportOrder>();

    private ImportJob? Current => Jobs.Jobs.FirstOrDefault(job => job.IsGoingOn);

    private List<ImportJob> Past => [.. Jobs.Jobs.Where(job => !job.IsGoingOn)];

    /// <inheritdoc/>
    protected override void OnInitialized() => Jobs.Changed += Refresh;

    /// <inheritdoc/>
    public void Dispose()
    {
        Jobs.Changed -= Refresh;
        // A file that is still on its way comes from this browser and cannot arrive any more.
        _gone.Cancel();
        _gone.Dispose();
    }

    private async Task StartAsync(InputFileChangeEventArgs args)
    {
        var file = args.File;
        _refusal = null;
        var starting = Jobs.StartAsync(_subject, file.Name, file.Size, stop => file.OpenReadStream(file.Size, stop), Desk.Actor, _gone.Token);
        _own = Current?.Id;
        _refusal = (await starting).Refusal;
        // The same file chosen again is a change again only for a new input.
        _attempt++;
    }

    private void Refresh() => _ = InvokeAsync(() =>
    {
        if (!_gone.IsCancellationRequested)
        {
            StateHasChanged();
        }
    });
}
