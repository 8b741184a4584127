using Dashboard.Domain.Log;
using Dashboard.ReadSide.Audit;
using Dashboard.ReadSide.Projections;
using Dashboard.Web.Components.Formats;
using Dashboard.Web.Components.Live;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Web.Components.Pages.Audit;

/// <summary>One event with its payload, and as a tree everything that the same click set in motion.</summary>
public sealed partial class AuditEventPage : LiveComponent<AuditDetail>
{
    /// <summary>Position of the event.</summary>
    [Parameter]
    public string Position { get; set; } = "";

    [Inject]
    public required StoreFormat Format { get; init; }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Projections { get; } = [ProjectionNames.AuditLog];

    /// <inheritdoc/>
    protected override object Identity => Position;

    private bool MaySee => Desk.Sees<GetAuditEvent>();

    /// <inheritdoc/>
    protected override async Task<AuditDetail?> AskAsync(CancellationToken cancellationToken) =>
        MaySee && LogPosition.TryParse(Position, out var at) ? await Desk.AskAsync(new GetAuditEvent(at), cancellationToken) : null;
}
