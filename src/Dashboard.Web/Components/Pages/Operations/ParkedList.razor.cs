using Dashboard.ReadSide.Operations;
using Dashboard.ReadSide.Questions;
using Dashboard.Web.Components.Controls;
using Dashboard.Web.Components.Dialogs;
using Dashboard.Web.Components.Formats;
using Dashboard.Web.Components.Live;
using Dashboard.WriteSide.Operations;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Web.Components.Pages.Operations;

/// <summary>The rows that wait for an operator, with the events that were set aside for them: try, retry, skip.</summary>
public sealed partial class ParkedList : ConsoleComponent<Page<ParkedRowView>>
{
    private const int Limit = 10;

    /// <summary>Which projection.</summary>
    [Parameter, EditorRequired]
    public required string Projection { get; set; }

    /// <summary>Events that wait, as the monitor knows: when it differs, the list is asked anew.</summary>
    [Parameter, EditorRequired]
    public int Parked { get; set; }

    /// <summary>Cursor of the page.</summary>
    [Parameter]
    public string? Cursor { get; set; }

    /// <summary>Number of the page, for people.</summary>
    [Parameter]
    public string? PageNumber { get; set; }

    [Inject]
    public required DialogOpener Dialogs { get; init; }

    [Inject]
    public required StoreFormat Format { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    /// <inheritdoc/>
    protected override object? Identity => Projection;

    /// <inheritdoc/>
    protected override object? Filter => (Cursor, Parked);

    /// <inheritdoc/>
    protected override bool IsMoving => false;

    /// <inheritdoc/>
    protected override Task<Page<ParkedRowView>?> AskAsync(CancellationToken cancellationToken) => Desk.AskAsync(
        new ListParked(Projection, new PageRequest { Limit = Limit, Cursor = Cursor }), cancellationToken)!;

    private async Task RetryAllAsync() => await ExpectAsync((await Dialogs.ReasonAsync(
        $"Retry all of {Projection}?", $"{Format.Count(Parked, "event is", "events are")} folded after all, row by row and in order.", "Retry all",
        reason => new RetryParked(Projection, null, null, reason),
        consequences: ["What still cannot be taken stays set aside, with the events of its row behind it."]))?.Position);

    private async Task RetryAsync(ParkedRowView row) => await ExpectAsync((await Dialogs.ReasonAsync(
        "Retry this row?", $"{Format.Count(row.Waiting, "event is", "events are")} folded into {row.Table} {row.RowKey} after all, in order.", "Retry",
        reason => new RetryParked(Projection, row.Table, row.RowKey, reason),
        consequences: ["What still cannot be taken stays set aside, with the events behind it."]))?.Position);

    private async Task SkipAsync(ParkedRowView row) => await ExpectAsync((await Dialogs.ReasonAsync(
        $"Skip {row.Events[0].Name}?", $"{row.Table} {row.RowKey} never takes this event: {row.Events[0].Name} of {Format.Second(row.Events[0].RecordedAt)}.", "Skip for good",
        reason => new SkipParked(Projection, row.Table, row.RowKey, row.Events[0].Position.Sequence, reason), isDangerous: true,
        [
            row.Waiting > 1 ? $"{Format.Count(row.Waiting - 1, "event behind it is", "events behind it are")} folded, in order." : "Nothing waits behind it: the row goes on with what comes next.",
            "The event stays in the log. Rebuilds leave it out of this row as well.",
        ]))?.Position);

    private async Task SkipForAllAsync(ParkedEventView unknown) => await ExpectAsync((await Dialogs.ReasonAsync(
        $"Skip {unknown.Name} for all projections?", $"This program does not know {unknown.Name} of {Format.Second(unknown.RecordedAt)}: no projection ever takes it.", "Skip for good",
        reason => new SkipUnknown(unknown.Position.Sequence, reason), isDangerous: true,
        [
            "Every projection in which it is the first that waits leaves it out, and folds what waits behind it.",
            "The event stays in the log. Rebuilds leave it out as well, also those of a later program that knows it.",
        ]))?.Position);

    private void GoTo(PageMove move) =>
        Navigation.SetQuery(replace: false, ("parked", move.Cursor), ("parkedPage", move.Number > 1 ? move.Number : null));
}
