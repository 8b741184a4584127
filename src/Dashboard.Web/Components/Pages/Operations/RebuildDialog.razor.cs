using Dashboard.Domain.Operations;
using Dashboard.ReadSide.Operations;
using Dashboard.Web.Components.Dialogs;
using Dashboard.Web.Components.Formats;
using Dashboard.WriteSide.Operations;
using Microsoft.AspNetCore.Components;
using Radzen;

namespace Dashboard.Web.Components.Pages.Operations;

/// <summary>Asks before a projection is rebuilt or compared.</summary>
public sealed partial class RebuildDialog : CommandForm
{
    private RebuildMode _mode;
    private string? _reason;

    /// <summary>Which projection, as it was when the dialog was opened.</summary>
    [Parameter, EditorRequired]
    public required ProjectionView Projection { get; set; }

    /// <summary>What is chosen at first.</summary>
    [Parameter]
    public RebuildMode Mode { get; set; }

    [Inject]
    public required DialogService Dialogs { get; init; }

    [Inject]
    public required StoreFormat Format { get; init; }

    /// <inheritdoc/>
    protected override void OnInitialized() => _mode = Mode;

    private async Task SubmitAsync()
    {
        if (await SendAsync(new RebuildProjection(Projection.Status.Name, _mode, _reason ?? "")) is { } outcome)
        {
            Dialogs.Close(new Sent(outcome.Position, outcome.Answer));
        }
    }
}
