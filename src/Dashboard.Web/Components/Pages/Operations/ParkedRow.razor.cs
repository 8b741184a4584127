using Dashboard.ReadSide.Operations;
using Dashboard.Web.Components.Formats;
using Dashboard.Web.Live;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Web.Components.Pages.Operations;

/// <summary>A row that waits. Trying changes nothing, but who tries wants to retry: only those who may are offered it.</summary>
public sealed partial class ParkedRow : ComponentBase, IDisposable
{
    private readonly CancellationTokenSource _gone = new();
    private ParkedTrial? _trial;
    private string? _failure;
    private bool _isTrying;

    /// <summary>Which projection.</summary>
    [Parameter, EditorRequired]
    public required string Projection { get; set; }

    /// <summary>The row.</summary>
    [Parameter, EditorRequired]
    public required ParkedRowView Row { get; set; }

    /// <summary>The person wants its events folded after all.</summary>
    [Parameter, EditorRequired]
    public EventCallback Retry { get; set; }

    /// <summary>The person wants its first event left out.</summary>
    [Parameter, EditorRequired]
    public EventCallback Skip { get; set; }

    /// <summary>The person wants its first event, which this program does not know, left out of all projections.</summary>
    [Parameter]
    public EventCallback SkipForAll { get; set; }

    [Inject]
    public required IDesk Desk { get; init; }

    [Inject]
    public required StoreFormat Format { get; init; }

    [Inject]
    public required ILogger<ParkedRow> Logger { get; init; }

    /// <inheritdoc/>
    public void Dispose()
    {
        _gone.Cancel();
        _gone.Dispose();
    }

    private async Task TryAsync()
    {
        (_isTrying, _failure) = (true, null);
        var gone = _gone.Token;
        try
        {
            _trial = await Desk.AskAsync(new TryParked(Projection, Row.Table, Row.RowKey), gone);
            _failure = _trial is null ? "Nothing waits for this row any more." : null;
        }
        catch (OperationCanceledException fault) when (gone.IsCancellationRequested)
        {
            ParkedLog.TrialFailed(Logger, fault, Projection);
        }
        catch (Exception fault)
        {
            ParkedLog.TrialFailed(Logger, fault, Projection);
            (_trial, _failure) = (null, "It could not be tried. The fault has been written to the log.");
        }

        _isTrying = false;
    }
}

internal static partial class ParkedLog
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "Trying what waits in {Projection} did not end.")]
    public static partial void TrialFailed(ILogger logger, Exception fault, string projection);
}
